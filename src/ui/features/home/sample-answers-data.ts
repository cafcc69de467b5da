/**
 * What the templates print for the sample in 2020-06, a few rows of each: a first visit has no engine and no data yet.
 * The sample is made from a seed, so the figures are fixed; tests/ui/features/home counts them anew from its records.
 */
export const sampleAnswers = {
  /** Output since January in 亿元 and its growth in %: the district and its four largest towns. */
  flash: [
    { name: '全区', output: 29.47, growth: -3.3, total: true },
    { name: '云汀工业区', output: 8.13, growth: -5.1, total: false },
    { name: '澜庄镇', output: 5.19, growth: -6.2, total: false },
    { name: '枫渡镇', output: 4.48, growth: -3.3, total: false },
    { name: '望潮街道', output: 2.79, growth: -0.3, total: false },
  ],
  /** Pull in percentage points: the strongest divisions up and down. */
  pull: [
    { name: '计算机、通信和其他电子设备制造业', points: 1.0 },
    { name: '仪器仪表制造业', points: 0.4 },
    { name: '医药制造业', points: 0.4 },
    { name: '专用设备制造业', points: -0.7 },
    { name: '电气机械和器材制造业', points: -0.9 },
    { name: '纺织业', points: -1.0 },
  ],
  /** Units above threshold: the six towns with the most. */
  count: [
    { name: '云汀工业区', units: 34 },
    { name: '砚湖镇', units: 26 },
    { name: '鹭桥街道', units: 25 },
    { name: '棠川镇', units: 24 },
    { name: '镜湾街道', units: 23 },
    { name: '望潮街道', units: 22 },
  ],
} as const
