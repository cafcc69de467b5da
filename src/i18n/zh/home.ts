/** First visit. */
export const home = {
  title: '把统计报表拖进来，算出表、图和名单',
  promise: '在浏览器里汇总、对比、核查、出图。文件只在这台电脑上读取，',
  verify: '自己验证',
  promiseEnd: '。',
  dropTitle: '把 Excel 文件或整个文件夹放到这里',
  dropFormats: 'xlsx、xls、ods、csv；一次几百个也可以',
  pickFiles: '选择文件',
  pickFolder: '选择文件夹',
  sampleTitle: '没有数据在手边？',
  sampleText: '示例区“云汀区”：300 家虚构单位，版式和真实报表一样乱，经过同一个读取过程。',
  openSample: '打开示例区',
  openingSample: '正在打开示例区',
  answers: '示例区里现在能看到的',
  loadedTitle: '已载入的表',
  answer: {
    flash: '本月各街镇产值多少，增长多少？',
    pull: '哪些行业大类拉动了产值？',
    count: '各街镇有多少家四上单位？',
  },
  see: '打开示例区看结果',
} as const
