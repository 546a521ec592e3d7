/* Every paper of a course by its name. */
import type { Course, Settings } from "../builder/course";
import { paper } from "../builder/paper";
import { afterClass } from "./after_class";
import { audit } from "./audit";
import { learnersBook, lectures, teachersBook } from "./books";
import { fieldTasks } from "./field_tasks";
import { ballots, evaluation, signIn } from "./forms";
import { lessonPlans } from "./lesson_plans";
import { type Kit, kitOf } from "./notes";
import { aiken, discussions, discussionText, quizzes } from "./quizzes";

/** A paper, and the files of text that go with it. */
export interface Drawn {
  lines: HTMLElement[];
  files?: { label: string; name: string; text: () => string }[];
}

const PAPERS: Record<string, (kit: Kit) => HTMLElement[]> = {
  课程方案: ({ course, settings }) => paper(course, settings),
  签到表: signIn,
  学员评估表: evaluation,
  课程审核表: audit,
  结班材料包: afterClass,
  教案: lessonPlans,
  讲义: lectures,
  教师手册: teachersBook,
  测验题: quizzes,
  学员手册: learnersBook,
  现场教学任务单: fieldTasks,
  选票: ballots,
  讨论题: discussions,
};

export async function draw(kind: string, course: Course, settings: Settings): Promise<Drawn> {
  const kit = await kitOf(course, settings);
  const lines = PAPERS[kind]?.(kit) ?? [];
  if (kind === "讨论题") {
    const text = (): string => discussionText(kit);
    return { lines, files: [{ label: "存成文本（题和选项）", name: "讨论题", text }] };
  }
  if (kind === "测验题") {
    const text = (): string => aiken(kit);
    return { lines, files: [{ label: "存成 Aiken（Moodle 能读）", name: "测验题_Aiken", text }] };
  }
  return { lines };
}
