/** Units that forms use, in the order in which a menu shows them. Any other may be typed. */
export const unitChoices: readonly string[] = [
  '元', '千元', '万元', '亿元', '美元', '万美元',
  '%', '‰', '百分点', '倍',
  '人', '万人', '户', '家', '个',
  '吨', '万吨', '吨标准煤', '万吨标准煤', '千瓦时', '万千瓦时', '立方米', '万立方米', '百万千焦',
  '平方米', '万平方米', '公顷', '亩',
  '台', '辆', '件', '套', '米', '公里', '小时', '元/人', '元/吨',
] // prettier-ignore
