/** English names of units as unit lines print them; units that are not listed are printed as they are. */
export const unitNames: Record<string, string> = {
  元: 'yuan',
  千元: '1,000 yuan',
  万元: '10,000 yuan',
  亿元: '100 million yuan',
  个: 'units',
  家: 'units',
  人: 'persons',
  百分点: 'points',
  倍: 'times',
  吨: 'tonnes',
  吨标准煤: 'tce',
  千瓦时: 'kWh',
  万千瓦时: '10,000 kWh',
  平方米: 'm²',
}
