/*
 * What `casebook check` asks of the least record beyond its fields, by the same codes and in the same words: what the article
 * does not say, what needs a phrase of it, and where the place is. tests/compare/test_form_agrees.py holds the two together.
 */
import type { Finding } from "./checks";
import type { Place, Settings } from "./data";
import { type Branch, isBranch, type Value } from "./emit";
import { evidences } from "./proofs";
import type { Path } from "./schema";

const STATED = "原文写明";

const parts = (value: Value | undefined): [number, Branch][] =>
  (Array.isArray(value) ? value : []).flatMap((one, n): [number, Branch][] =>
    isBranch(one) ? [[n, one]] : [],
  );

function* silences(data: Branch, { results }: Settings): Generator<Finding> {
  if (!Array.isArray(data.not_reported)) return;
  const topics = parts(data.not_reported).map(([, gap]) => gap.topic);
  const told = parts(data.observations).some(
    ([, { level }]) => typeof level === "string" && results.includes(level),
  );
  const silent: [boolean, string, string][] = [
    [!told, "成效", "没有一个成效或评价的数字"],
    [!parts(data.limits).length, "失败与教训", "没有写局限（limits）"],
  ];
  for (const [is, topic, what] of silent) {
    if (!is || topics.includes(topic)) continue;
    const text =
      `这条记录${what}，请在“没说什么”（not_reported）里加一条，` + `主题（topic）写“${topic}”。`;
    yield { code: "FLD-019", where: ["not_reported"], text };
  }
}

function* unsupported(data: Branch, { statements }: Settings): Generator<Finding> {
  for (const key of statements) {
    for (const [n, { basis = STATED, evidence }] of parts(data[key])) {
      if (basis !== STATED || (Array.isArray(evidence) ? evidence.length : evidence)) continue;
      const text =
        "依据类型（basis）是“原文写明”（不写就是这个意思），要有依据（evidence）；" +
        "是推断或自己分析的，请写 basis: 推断 或 basis: 整理者分析。";
      yield { code: "FLD-014", where: [key, n], text };
    }
  }
}

function* unlisted(data: Branch): Generator<Finding> {
  const listed = Array.isArray(data.sources) ? data.sources : [];
  const places = new Map<string, Path[]>();
  for (const { where, source } of evidences(data, [])) {
    if (listed.includes(source)) continue;
    places.set(source, [...(places.get(source) ?? []), [...where, "source"]]);
  }
  for (const [name, [where = [], ...more]] of places) {
    const many = more.length ? `（这样的地方有 ${more.length + 1} 处）` : "";
    const text = `原文短语的来源（source）${name} 没有写进本记录的 sources 列表${many}。`;
    yield { code: "REF-004", where, text };
  }
}

function* placed({ place }: Branch, divisions: Map<string, Place>): Generator<Finding> {
  if (!isBranch(place) || typeof place.code !== "string") return;
  const { code, basis, note } = place;
  const known = divisions.get(code);
  const where = ["place", "code"];
  if (!known && /^[0-9]{6}$/.test(code)) {
    const text = `区划代码（code）：GB/T 2260 里没有 ${code}。`;
    yield { code: "PLC-001", where, text };
  } else if (
    known &&
    !known[2] &&
    [...divisions.values()].some(([, , parent]) => parent === code)
  ) {
    const text =
      `区划代码（code）：${code} 只到${known[1]}，` +
      "至少写到地级市；知道是哪个县（市、区）就写县级代码。";
    yield { code: "PLC-003", where, text };
  }
  if (typeof basis === "string" && basis !== STATED && !note) {
    const text = `地点依据（basis）写的是“${basis}”，请在地点说明（note）里写明根据什么判断。`;
    yield { code: "PLC-006", where: ["place", "basis"], text };
  }
}

export function ruleFindings(
  data: Branch,
  settings: Settings,
  divisions: Map<string, Place>,
): Finding[] {
  return [
    ...silences(data, settings),
    ...unsupported(data, settings),
    ...unlisted(data),
    ...placed(data, divisions),
  ];
}
