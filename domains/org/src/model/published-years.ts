// What the General Office of the State Council has published on days off and working days at weekends, year by year (国务院办公厅关于
// 部分节假日安排的通知). Only what a notice says stands here; a year without a notice is counted by its weekends and says so.
import type { Day } from './day.ts'

export interface PublishedDays {
  /** As the notice calls it. */
  readonly name: string
  /** The first and the last day off, weekends among them. */
  readonly off: readonly [Day, Day]
  /** Saturdays and Sundays worked in exchange. */
  readonly worked: readonly Day[]
}

export interface PublishedYear {
  readonly year: number
  /** 发文字号 of the notice. */
  readonly number: string
  readonly holidays: readonly PublishedDays[]
}

export const publishedYears: readonly PublishedYear[] = [
  {
    year: 2024, number: '国办发明电〔2023〕7号',
    holidays: [
      { name: '元旦', off: ['2024-01-01', '2024-01-01'], worked: [] },
      { name: '春节', off: ['2024-02-10', '2024-02-17'], worked: ['2024-02-04', '2024-02-18'] },
      { name: '清明节', off: ['2024-04-04', '2024-04-06'], worked: ['2024-04-07'] },
      { name: '劳动节', off: ['2024-05-01', '2024-05-05'], worked: ['2024-04-28', '2024-05-11'] },
      { name: '端午节', off: ['2024-06-10', '2024-06-10'], worked: [] },
      { name: '中秋节', off: ['2024-09-15', '2024-09-17'], worked: ['2024-09-14'] },
      { name: '国庆节', off: ['2024-10-01', '2024-10-07'], worked: ['2024-09-29', '2024-10-12'] },
    ],
  },
  {
    year: 2025, number: '国办发明电〔2024〕12号',
    holidays: [
      { name: '元旦', off: ['2025-01-01', '2025-01-01'], worked: [] },
      { name: '春节', off: ['2025-01-28', '2025-02-04'], worked: ['2025-01-26', '2025-02-08'] },
      { name: '清明节', off: ['2025-04-04', '2025-04-06'], worked: [] },
      { name: '劳动节', off: ['2025-05-01', '2025-05-05'], worked: ['2025-04-27'] },
      { name: '端午节', off: ['2025-05-31', '2025-06-02'], worked: [] },
      { name: '国庆节、中秋节', off: ['2025-10-01', '2025-10-08'], worked: ['2025-09-28', '2025-10-11'] },
    ],
  },
  {
    year: 2026, number: '国办发明电〔2025〕7号',
    holidays: [
      { name: '元旦', off: ['2026-01-01', '2026-01-03'], worked: ['2026-01-04'] },
      { name: '春节', off: ['2026-02-15', '2026-02-23'], worked: ['2026-02-14', '2026-02-28'] },
      { name: '清明节', off: ['2026-04-04', '2026-04-06'], worked: [] },
      { name: '劳动节', off: ['2026-05-01', '2026-05-05'], worked: ['2026-05-09'] },
      { name: '端午节', off: ['2026-06-19', '2026-06-21'], worked: [] },
      { name: '中秋节', off: ['2026-09-25', '2026-09-27'], worked: [] },
      { name: '国庆节', off: ['2026-10-01', '2026-10-07'], worked: ['2026-09-20', '2026-10-10'] },
    ],
  },
]
