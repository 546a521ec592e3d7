"""Names of private persons, as far as their form gives them away; officials may be named in office.

A name is told by what stands around it: whose it is (居民), what he does (说), how people call each other (大爷, 老王),
an age, other names. What such a rule takes for a person and is none, an editor lets stand by a waiver of that phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.scope import Scope, items, prose

_HAN = "\u4e00-\u9fff"
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦"
    "马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐傅皮卞齐康伍余顾孟黄穆萧尹姚邵"
    "汪祁毛禹狄米贝明臧戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄危江童颜郭梅盛林刁钟徐"
    "邱骆高夏蔡田樊胡凌霍虞万柯卢莫房裘解丁邓洪左石崔吉龚程邢裴陆荣翁荀羊甄曲封储靳段富"
    "巫焦巴牧侯宓全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲索赖卓蔺屠池乔胥"
    "闻莘翟谭贡劳姬申冉雍桑桂牛寿边扈燕尚农温庄晏柴瞿阎习容古易廖庚终居衡步耿满匡寇"
    "阙欧师巩聂关荆"
)
# Surnames that rarely begin another word: behind 居民 or 老人 they are a name.
_PLAIN_SURNAMES = (
    "李王张刘陈杨赵吴徐孙胡朱郭罗宋郑韩冯董曹袁邓傅沈彭吕苏卢蒋蔡贾魏薛阎潘杜戴钟姜范姚谭廖邹熊陆郝"
    "崔邱秦侯邵孟汤尹黎乔贺龚周黄林谢何梁许"
)
_TWO_SURNAMES = (
    "欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|令狐|宇文|司徒|夏侯|独孤|南宫|闻人|端木|轩辕|澹台"
)
# What names are made of: two of these behind a surname are hardly anything else.
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉红梅鹏飞宇浩波辉斌健俊峰志国庆文武德龙凤云莉琴珍珠翠"
    "莲菊香萍燕玲雪琳晶倩婷婉茜欣怡瑞祥福贵荣昌盛永春秋海松柏森振东兴成新世爱礼义仁智信忠孝贤良善慧"
    "淑贞洁佳嘉雅诗涵轩梓晨博睿思远豪宏亮光耀晓丹彤建家立民喜根发财宝银金锋彬凯亚巧月美芬芝芹莹蓉薇颖"
)
# The last character of a trade is no surname: 保安师傅, 环卫师傅.
_TRADE = "(?<!保)(?<!治)(?<!环)(?<!园)(?<!护)(?<!设)(?<!会)(?<!全)"
_CALLED = "大爷|大妈|大娘|大叔|大婶|大姐|大哥|阿姨|奶奶|爷爷|婆婆|伯伯|叔叔|老伯|阿婆|阿伯|女士|先生|小姐|师傅|老汉|老太"
# 王大姐调解室: a name that is used in public, of a service and not of a person.
_BRAND = "(?:工作室|调解室|调解工作室|说事|议事|服务队|服务站|志愿|工作站|驿站|课堂|小院|热线|厨房|食堂|品牌)"
_HONORIFIC = re.compile(f"{_TRADE}[{_SURNAMES}](?:{_CALLED})(?!{_BRAND})")
_TAUGHT = re.compile(
    f"(?:(?<![{_HAN}])|(?<=[的和与跟给对向找问请让由被是有叫]))[{_PLAIN_SURNAMES}](?:老师|医生|大夫|护士|律师|警官|法官|教授|教练|老板|校长)"
    f"(?!{_BRAND})"
)
_SOMEBODY = re.compile(
    f"(?!周×)[{_PLAIN_SURNAMES}](?:某某?(?![一个些种项类地处村社街县市区镇乡单部企公人年月天次时段局院校小])|[×＊*○]{{1,2}}(?![0-9×*])"
    "|(?:[xX]{2}|[xX](?=[说，。、：；“”（）]|$))(?![A-Za-z]))"
)
_NO_NAME = (
    "张贴|张罗|陈述|陈旧|周围|周边|周末|周[一二三四五六日例]|周转|周到|周期|周报|周会|周年|林地|林权|林木|林业|林下|谢绝|谢意|谢谢|郑重|黄金|黄河|黄昏|黄马甲|许多|许可|何时|何地"
    "|何种|何以|何处|何况|何不|罗列|贺喜|杜绝|梁柱|范围|苏醒|陆续|孟夏|董事|吴语|汤药|汤饭|汤圆|熊猫|乔迁|崔马|姜汤|孙[子女辈]|胡[同乱萝]|杨[梅树柳]|李子|陈[年列]"
)
_PRIVATE = (
    "居民|村民|老人|患者|病人|住户|业主|商户|租户|租客|店主|低保户|贫困户|搬迁户|独居老人|志愿者|退休职工|退伍军人"
    "|学生|家长|职工|工人|医生|护士|教师|司机|骑手|快递员|网友|市民|群众|老党员|岁的"
    "|居民代表|村民代表|退休教师|退休干部|退休老人|网格员|楼栋长|楼长|巷长|片长|护工|保安|保洁员|调解员|社工|乡贤|乡亲|租客"
    "|网格长|组长|户主|房东|五保户|特困户|养殖户|种植户|果农|菜农|摊主|车主|党员|母亲|父亲|妻子|丈夫|儿子|女儿|邻居|同事"
)
_DOES = "[说，。、：；！“”（）今因患在表告拿家带报上参反介来主自笑激感高发提看找每经常积也和与向为把被给就是有去到做办开送帮负巡敲收打]"
"""What comes behind a name: a mark, or the beginning of what somebody does."""
_SAYS = "(?:说|告诉|表示|反映|介绍|称|坦言|感慨|回忆)"
_NAMED = re.compile(
    f"(?:{_PRIVATE})(?!{_NO_NAME})([{_PLAIN_SURNAMES}][{_HAN}]{{1,2}}|(?:{_TWO_SURNAMES})[{_HAN}]{{1,2}}|[{_HAN}]{{2,6}}[·•][{_HAN}]{{2,6}})"
    f"(?={_DOES}|的[^{_HAN}]|的家|的血|$)"
)
_NAMED_IN_MARKS = re.compile(
    f"(?:{_PRIVATE})[“‘]([{_SURNAMES}][{_HAN}]{{1,2}})[”’](?:（化名）)?{_SAYS}|([{_SURNAMES}][{_HAN}]{{1,2}})（化名）"
)
_CONTACT = re.compile(
    f"(?:联系人|负责人|经办人|咨询人|报名人)[:：]\\s?([{_PLAIN_SURNAMES}][{_HAN}]{{1,2}})(?![{_HAN}])"
)
_FAMILIAR = re.compile(
    f"(?:(?<![{_HAN}])|(?<=[给找问请让叫])|(?<=居民)|(?<=邻居))[老小](?!{_NO_NAME})[{_PLAIN_SURNAMES}]"
    "(?=[说，。、：；“”（）告笑感高激带报主自也家来去在修送帮]|$)"
)
_FULL = f"(?!{_NO_NAME})[{_PLAIN_SURNAMES}][{_GIVEN}]{{2}}"
_DONE_FOR = re.compile(
    f"[给帮为替陪]({_FULL})(?:老人|家)?(?=送|做|买|打扫|理发|办|洗|看病|代办|修|过生日|测)"
)
_AGED = re.compile(
    f"(?<![{_HAN}])({_FULL}|(?!{_NO_NAME})[{_PLAIN_SURNAMES}][{_GIVEN}])(?=[，,（(]?(?:[男女][，,]|今年[0-9一二三四五六七八九十]|现年|[0-9]{{2}}岁))"
)
_ONE_OF_MANY = f"(?!{_NO_NAME})[{_PLAIN_SURNAMES}][{_GIVEN}]{{1,2}}"
_LISTED = re.compile(
    f"(?<![{_HAN}])({_ONE_OF_MANY}(?:[、， ]{_ONE_OF_MANY}){{2,30}})(?=[、，。；：（）等 ]|$)"
    f"|(?:{_PRIVATE}|有|是|包括)({_FULL}(?:[、， ]{_ONE_OF_MANY}){{1,30}})(?=[、，。；：（）等和 ]|$)"
)
_BY_SOUND = (
    "买买提|麦麦提|买合木提|阿不都|阿卜杜|阿布都|阿依|古丽|古力|吐尔|玉素|艾力|艾山|艾尼|热合曼|热西提|库尔班|努尔|木合塔尔|巴合|哈丽|依明|伊明"
    "|肉孜|米吉提|卡德尔|帕提|帕尔哈提|迪丽|塔依尔|玛依拉|托合提|依不拉音|亚森|赛买提|沙吾提|吾买尔|斯马义|扎西|卓玛|次仁|达瓦|丹增|巴特尔|其其格|格日勒"
)
_BY_DOT = re.compile(
    f"(?:{_BY_SOUND})[{_HAN}]{{0,4}}[·•][{_HAN}]{{2,6}}|(?<![{_HAN}])[{_HAN}]{{2,6}}[·•](?:{_BY_SOUND})[{_HAN}]{{0,3}}"
)
SOMEBODY = (
    *(_HONORIFIC, _TAUGHT, _SOMEBODY, _NAMED, _NAMED_IN_MARKS, _CONTACT, _FAMILIAR),
    *(_DONE_FOR, _AGED, _LISTED, _BY_DOT),
)
"""Whatever looks like the name of a private person."""
MAY_BE_SOMEBODY = (re.compile(f"[{_SURNAMES}](?:{_CALLED})"), *SOMEBODY[1:])
"""The same or more, quicker to look for."""
OFFICE_NAME = re.compile(
    "(?:书记|主任|部长|局长|县长|区长|镇长|乡长|市长|主席|所长|站长|院长)"
    f"(?!{_NO_NAME})([{_PLAIN_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[说，。：（表介告认指坦]|$)"
)


def private_names(document: Document, where: Where, text: str) -> Iterator[Problem]:
    """Refuse what looks like the name of a private person; officials may be named in office."""
    if where[-1] == "phrase" and "waivers" in where:
        return  # the words that a waiver lets stand
    officials = _officials(document)
    end = 0
    for somebody in sorted(_somebody(text), key=lambda f: (f.start(), -f.end())):
        name = next((told for told in somebody.groups() if told), somebody.group())
        if somebody.start() < end or any(name.startswith(official) for official in officials):
            continue
        end = somebody.end()
        yield document.problem(
            "PII-005",
            where,
            f"“{somebody.group()}”可能指某一位居民，请只写身份，例如“一位老人”“一名医生”。",
            span=somebody.span(),
        )


def _somebody(text: str) -> Iterator[re.Match[str]]:
    for pattern in SOMEBODY:
        yield from pattern.finditer(text)


def _officials(document: Document) -> list[str]:
    names = [o.get("name") for _, o in items(document.data, "officials")]
    return [name for name in names if isinstance(name, str) and name]


def officials_listed(document: Document, _scope: Scope) -> Iterator[Problem]:
    """Whoever is named in prose stands among the officials, with an office."""
    names = _officials(document)
    for where, text in prose(document):
        if where[0] == "officials" and where[-1] in {"name", "office"}:
            continue
        for official in OFFICE_NAME.finditer(text):
            name = official.group(1)
            if not any(name.startswith(n) or n.startswith(name) for n in names):
                yield document.problem(
                    "PII-007",
                    where,
                    f"“{official.group()}”写了姓名。请在公职人员（officials）里写明姓名和当时的职务；"
                    "姓名不要紧的，只写职务。",
                    span=official.span(),
                )


TEXT_RULES = (private_names,)
RECORD_RULES = (officials_listed,)
