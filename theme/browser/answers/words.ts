/* Words of questions, labels and aspects that decide by themselves. What is matched is folded: brackets and commas are those of ASCII. */

/** What says nothing beside a question. */
export const SMALL =
  /^(?:一共|总共|大概|大约|现在|目前|当地|具体|每年|每月|每周|一年|一天|每天|一个月|一个|平均|他们|我们|人家|请问|想问|问一下|到底|究竟|如今|已经|应该|可以|需要|能够|主要|是由|里面|里头|那边|那里|这里|的话|分别|各自|各有|通常|一般|总的|全部|整个|左右|以上|专门|统一|算是|算作|比较|合适|合理|有关|相关|对于|关于|进行|开展|实行|实施|推行|采取|设立|设置|成立|组建|组织|安排|别的|其他|负责|做了|办了|开始|帮忙|拿出|是不是|解决|问题|办法|困难|没有办法|怎么|怎样|如何|才能|起来|那阵子|打造|多少|至少|最少|起码|才够|前后|想学|想了解一下|了解一下|您好|别处|别的地方|咱们|我们这边|最后|要求|它们|一次|后来|管理|治理|没有|推不动|推不开)/;
export const SMALL_CHARACTERS =
  "的了吗呢吧呀啊么嘛是有在和与跟对把被给让就都也还又要会能可该应这那其每各个名位人户次家处项些里中上下来去到出做办开搞弄建设发拿成过得着为由从向以及等年月日周天所前后大小多几第难，。？！、；：“”‘’（）?!,.;: \n\t《》一二两三按靠归请派走制分于时送新村起凑筹层用够配管太";
/** Words that too many records have to tell one from another. */
export const COMMON =
  /^(?:社区|街道|居民|群众|党员|村里|乡镇|全县|全区|全市|县里|区里|市里|镇里|村民|老百姓|基层|地方|工作|项目|数量|人数|总数|个数|家数|户数|频次|频率|牵头|标准|经费|资金|比例|占比|面积|上限|规模|花费|费用|单位|服务|建设)$/;
/** Words of a label that only say that something is there. */
export const MADE =
  /的|全部|所有|全县|全区|全市|总|社区划分|划分|选任|成立|组建|建立|建成|设置|设立|派驻|现有|已|开展|召开|常住|累计|一共|每个|每名/;
/** Single characters that say what is done: an answer has them as well. */
export const DEEDS = /[修拆评改选教查陪带劝招聘换收讲住赔判罚算签]/;
/** What may follow what is counted: 多少党员到社区报到. */
export const VERB =
  /^(?:$|到|下|在|参|加入|去|来|报|住|建|有|是|没|给|做|提供|签|登记|入驻|进|受|用|能|会|被|需|要|享|得|拿|涉及|覆盖|开|设|拆|实现|达到|试|组建|成立|推行|呢|啊|吗|了)/;
/** Names that hold the word of a deed: 服务中心 serves nobody yet. */
export const CALLED = /[一-鿿]{2}(?:中心|站|点|队|集市|项目|平台)/g;
/** What may follow what is counted before the asking word: 联席会议开了几次. */
export const DOING =
  /(?:一共|总共|现在|目前|大概|到底|大约|的|数量|总数|人数|个数|规模|有|共|了)+$/;
/** What people get: of this a gap says by name that it is not told. */
export const PAID = /工资|补贴|报酬|待遇|薪酬|收入/;
/** What may stand between what is counted and the asking word: 集市开到多少个村. */
export const TAIL = /^(?:涉及|覆盖|[开办发建设进做送搞来派])?[了到有]?$/;
/** When something was, as readers say it. */
export const TIMES = /去年|前年|今年|上个?月|本月|20\d\d年/g;
/** What of an aspect only asks. */
export const ASKING = /[谁什么怎样哪里多少久一次几个是的来去在有做办了人给按到]/g;
/** Who does anything: no word of a deed is asked for. */
export const ANY_DEED =
  /^(?:做|办|干|管|负责|来|去|帮忙|帮|弄|搞|牵头|主办|主管|主持|组织|统筹|发起|实施|的|是)*$/;
