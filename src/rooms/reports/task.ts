/** What became of a task set in the report before. */
export const OUTCOMES = ['open', 'done', 'partly', 'not', 'carried'] as const

/**
 * - `open`: nobody has said yet;
 * - `done`, `partly`, `not`: hoàn thành, hoàn thành một phần, chưa thực hiện;
 * - `carried`: chuyển sang kỳ sau.
 */
export type Outcome = (typeof OUTCOMES)[number]

/** A task of last year (nhiệm vụ năm trước). The remark may hold bound figures, as a draft does. */
export type ReportTask = { readonly text: string; readonly outcome: Outcome; readonly remark: string }

export const TASK_LIMIT = 40

/** The tasks that last year's report set: each line of its part on tasks, without its number. */
export function tasksOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/^(?:\d{1,2}[.)]|[-–+•])\s+/, ''))
    .filter((line) => line !== '')
    .slice(0, TASK_LIMIT)
}
