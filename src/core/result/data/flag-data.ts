import type { LocalText } from '../../base/local-text.ts'

/** How a flag is printed: `shown` stands in a cell without a value, `note` explains the mark. */
export type FlagWording = { shown: LocalText; note: LocalText }

const dash = { zh: '—', en: '—' }
const blank = { zh: '', en: '' }

/** Flags of the base policy (domain model 3.2) and of single indicators, by id. */
export const flagWordings: Record<string, FlagWording> = {
  base_zero: {
    shown: dash,
    note: { zh: '上年同期为零，为新增，不计增速。', en: 'Nothing in the same period last year: new, no growth rate.' },
  },
  both_zero: {
    shown: dash,
    note: { zh: '本期与上年同期均为零，不计增速。', en: 'Zero in both periods, no growth rate.' },
  },
  no_base: {
    shown: blank,
    note: { zh: '没有上年同期数，不计增速。', en: 'No figure for the same period last year, no growth rate.' },
  },
  not_reported: { shown: blank, note: { zh: '本期未报。', en: 'Not reported in this period.' } },
  to_neg: {
    shown: dash,
    note: { zh: '由正转负（由盈转亏），不计增速。', en: 'Turned negative (profit to loss), no growth rate.' },
  },
  from_neg: {
    shown: dash,
    note: { zh: '由负转正（扭亏为盈），不计增速。', en: 'Turned positive (loss to profit), no growth rate.' },
  },
  both_neg: { shown: dash, note: { zh: '两期均为负数，不计增速。', en: 'Negative in both periods, no growth rate.' } },
  small_base: {
    shown: dash,
    note: { zh: '基数过小，增速仅供参考，不参加排序。', en: 'Very small base: for reference only, not ranked.' },
  },
  merged_1_2: {
    shown: { zh: '1—2月', en: 'Jan–Feb' },
    note: {
      zh: '1、2月合并统计，不列当月数。',
      en: 'January and February are collected together; there is no single month.',
    },
  },
  partial: {
    shown: dash,
    note: {
      zh: '部分单位本期未报或无同期数，未计入增速。',
      en: 'Units that did not report or have no figure for last year are left out of the rate.',
    },
  },
  no_ref: { shown: dash, note: { zh: '没有载入对比时期的数据。', en: 'The period to compare with is not loaded.' } },
  no_ref_rate: {
    shown: dash,
    note: { zh: '对比时期不计增速。', en: 'There is no growth rate in the period to compare with.' },
  },
  negative_part: { shown: dash, note: { zh: '有分项为负数，不计占比。', en: 'A part is negative, no shares.' } },
  no_change: {
    shown: dash,
    note: { zh: '总量没有变化，不计贡献率。', en: 'The total has not changed, no contribution.' },
  },
  unstable: {
    shown: dash,
    note: {
      zh: '总增量不足基数的 0.05%，贡献率不稳定，仅供参考。',
      en: 'The total increment is below 0.05 % of the base; contributions are unstable.',
    },
  },
  weak: {
    shown: dash,
    note: { zh: '观察单位不足 5 个，仅供参考。', en: 'Fewer than five units: for reference only.' },
  },
  not_reached: {
    shown: dash,
    note: { zh: '观察期内还没有达到，不列数。', en: 'Not reached within the time observed.' },
  },
  down_contribution: {
    shown: dash,
    note: {
      zh: '总量下降，贡献率为下拉贡献：正数表示拉低。',
      en: 'The total has fallen: a positive contribution pulled it down.',
    },
  },
}

/** Wording of `both_neg` where the amount is known: `减亏 75.0`. */
export const lossWords = { smaller: { zh: '减亏', en: 'loss −' }, larger: { zh: '增亏', en: 'loss +' } } as const
