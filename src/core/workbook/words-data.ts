/** A unit line: 单位：千元, 單位：新臺幣千元, Unit: £ million. The group is the unit. */
export const unitLine =
  /(?:^|[\s\u3000(（])(?:计量|計量|数量|金额)?(?:单位|單位|units?(?: of measure(?:ment)?)?)\s*[:：]\s*([^\n]+?)\s*[)）]?$/i

/** Lines that begin like a unit line but name an organisation: 填报单位：…局. */
export const organisationLine = /(?:填报|填報|报送|编制|編製|综合|主管|调查|制表|单位名称|單位名稱)/

/** Words of which units are made. A text is a unit when nothing else is in it. */
export const unitWords = new RegExp(
  '^(?:(?:人民币|新臺幣|新台幣|新台币|美元?|US|NT|HK|current|constant|in|per|of|the|thousands?|millions?|billions?|trillions?|mil\\.?|bil\\.?|thous\\.?|hundreds?|percent(?:age)?(?: points?)?|per cent|' +
    'dollars?|pounds?|euros?|persons?|people|number|numbers|households?|tonnes?|tons?|kilograms?|grams?|kilomet(?:er|re)s?|miles?|acres?|hectares?|square|cubic|feet|met(?:er|re)s?|litres?|liters?|gallons?|barrels?|years?|days?|hours?|minutes?|' +
    'index|units?|kwh|mwh|gwh|twh|btu|kg|km2?|km²|m2|m²|m³|ha|tce|toe|usd|eur|gbp|rmb|cny|' +
    '[¥￥$£€](?:mn?|bn|k)|sq\\.? ?(?:km|mi|m|ft)|yuan|crores?|lakhs?|[¥￥$£€%％‰]|[百千万萬亿億十]|元|圆|圓|角|人次|人|户|戶|家|个|個|件|台|套|辆|輛|艘|架|吨|噸|公斤|千克|克|标准煤|标煤|標準煤|千瓦时|千瓦時|千瓦小时|千瓦小時|千瓦|度|瓦时|立方米|平方米|平方公里|公里|公顷|公頃|亩|畝|米|升|桶|箱|吨公里|人公里|' +
    '天|日|月|年|岁|歲|小时|小時|分钟|次|项|項|篇|本|册|張|张|頭|头|只|隻|株|倍|成|百分点|百分點|千分点|所|处|座|间|間|位|床|张床|名|组|万元标准煤|元/人|股|辆次|标箱|TEU|艘次|线|门|部|枚|公斤/人|\\d{1,3}(?:,000)+|1000|100|=|/|\\s|·|-)+)$',
  'i',
)

/** A word that alone could be a name: not enough to make a text a unit. */
export const weakUnits = new Set(['年', '月', '日', '天', '次', '名', '年月', '年 月', 'year', 'years', 'number', 'numbers', 'index', 'in', 'of', 'the', 'per', 'people', 'units', 'unit', '-', '/', '=', '·', '100', '1000', '项', '项目', '個', '个', '家', '户', '人', '件', '部', '本', '组', '线', '门', 'days', 'month']) // prettier-ignore

/** First words of a note, source or signature line. */
export const noteStart = new RegExp(
  '^(?:\\s|[(（\\[【*#])*(?:注(?:释|释\\d+)?\\s*[:：\\d一二三四①]|注$|註\\s*[:：\\d一]|註$|附注|附註|备注|備註|说明\\s*[:：]|說明\\s*[:：]|资料来源|資料來源|数据来源|數據來源|来源\\s*[:：]|來源\\s*[:：]|数据截至|数据截止|' +
    '填表人|填报人|制表人|製表|单位负责人|统计负责人|负责人|审核人?\\s*[:：]|复核|联系电话|报出日期|填表日期|表列|本表|注：|' +
    'sources?\\s*[:.–-]|sources?$|data sources?\\b|notes?\\s*[:.\\d]|notes?$|n\\.?b\\.?\\b|footnotes?|see (?:foot)?notes?|see also|for more|for further|for additional|contact(?=\\s|[:：])|©|copyright|legend|symbols?\\b|key\\s*[:：]|key$|headnote|statistical contact|release date|next update|reliability|revised|published by|last updated|internet|more information|disclaimer)',
  'i',
)

/** Footnote numbering before a text: `1 The figures`, `\\1 Includes`, `[1]`, `1/ …`, `a  Employees`, `¹ …`, `* …`, `(1) …`, `1. …`. */
export const footnoteMark =
  /^\s*(?:\\\s*\d+|\[\d+\]|\(\d+\)|\d{1,2}\s*[/.)、]|\d{1,2}\s+(?=[A-Z\u4e00-\u9fff])|[a-z]\s{1,}(?=[A-Z])|[¹²³⁴-⁹†‡§*＊#①-⑳※]|--|r\s*[:=]|p\s*[:=]|…|x\s*[:=]|[（(]\d+[）)])/

/** Titles and lines above a table that never are headers. */
export const titleStart =
  /^(?:(?:附?表|附件|附录|附錄|续表|續表|图|table|tab\.|figure|sheet|annex|appendix|chart|dataset)\s*[.:：]?\s*[（(]?[\dⅠ-Ⅻ一二三四五六七八九十A-Z]{1,8}(?![a-z])|数据库\s*[:：]|指标\s*[:：]|时间\s*[:：]|地区\s*[:：]|表\s*号\s*[:：]|制定机关|批准机关|批准文号|备案|有效期至|文\s*号|综合机关|统计局|国家统计局|(?:填报|编制|报送)单位|组织机构代码\s*[:：]|单位详细名称\s*[:：]|报告期\s*[:：]|所属期|see (?:foot)?notes?|back to|return to|this (?:work)?sheet|this table|contents|source\s*:|\[.*\]$|\(continued\)|（续）|续$)/i

/** A line that continues a table on the next page. */
export const continuedLine = /续表|續表|[（(]\s*续\s*[)）一二三四\d]*|續\s*[)）]|continued|cont'?d|^续\s*\d*$/i

/** Whole labels of totals, after blanks, numbering and marks are gone. */
export const totalLabel =
  /^(?:总计|總計|合计|合計|共计|共計|总合计|總合計|累计合计|全部|全部合计|全区|全市|全省|全县|全縣|全国|全國|全镇|全街道|全系统|全行业|全區|全[区市省县国](?:合计|总计)|全國合計|grandtotals?|totals?|overall|sum|totalall|insgesamt|gesamt|gesamtergebnis|ergebnis|summe|ensemble|totalgénéral|totalgeneral|totaal|eindtotaal|totale|suma|razem|итого|всего|общийитог|総計|総合計|합계|총계|소계|계)$/i

/** Whole labels of subtotals. */
export const subtotalLabel = /^(?:小计|小計|分计|分計|sub-?totals?)$/i

/** Ends of labels that may be totals of a group: 直轄市小計, 一、收入合計. */
export const totalEnding = /(?:合计|合計|总计|總計|共计|共計|小计|小計)$/

/** English labels that open or close with the word. */
export const englishTotal = /^(?:grand |sub-?)?totals?\b|[,:;–—-]\s*total$/i

/** English labels that end with the word; totals in the first column only (in the second they name measures). */
export const endsWithTotal = /\S\s+total$/i

/** English labels that are totals where the arithmetic says so: All industries. */
export const englishAll = /^all(?: [a-z, ]{2,40})?$/i

/** What makes an English label with "total" a figure of its own and no sum. */
export const notATotal = /percent|per cent|\brate\b|share|\bratios?\b|average|mean|median|index|change|growth|%/i

/** Header words of columns that hold codes. */
export const codeHeader =
  /(?:代码|代碼|代号|代號|编码|編碼|编号|編號|信用代码|识别号|機構碼|机构码|证号|證號|身份证|证件号|账号|帳號|卡号|邮编|郵編|邮政编码|邮政编码|电话|電話|手机|传真|表号|文号|区划码|行业码|行业[大中小]类|条码|统一编号|(?:^|[^a-z])(?:codes?|isbn|issn|uscc|fips|ansi|naics|isic|sitc|postcode|zip|iso\d?|abbreviation|abbr|identifier|barcode|telephone|phone|cusip|ticker|series id|id)(?:$|[^a-z]))/i

/** Header words of running numbers. */
export const serialHeader = /^(?:序号|序號|编号|編號|行号|行次|项次|項次|no\.?|nr\.?|#|s\/?n|rank|排名|名次|位次)$/i

/** Header words of periods. */
export const periodHeader =
  /^(?:年|年份|年度|年月|月份?|季度?|期别|期別|期间|期間|报告期|報告期|所属期|统计期|时期|時期|时间|時間|统计时间|日期|数据期|会计年度|会计期间|period|year|years|month|quarter|date|time|time period|reporting period|ref(?:erence)? period|tax year|fiscal year|calendar year|school year|survey year|census year|开业(?:[(（]成立[)）])?时间|开业年月|成立(?:时间|日期|年月)|入库(?:时间|年月)|纳统年月|退出年月|退库时间|.*(?:年月|年份|月份|期别))$/i

/** Header words of figures that do not add up: rates, shares, indices, means, prices. */
export const rateHeader =
  /增长|增長|增速|增幅|增减|增減|同比|环比|環比|比重|占比|构成|構成|比率|比例|率|指数|指數|平均|人均|均价|单价|單價|每[户戶人万百千]|[%％‰]|percent|per cent|\b(?:rates?|ratios?|shares?|average|mean|median|index|indices|per|growth|change|year|rank|error|deviation|coefficient)\b/i

/** Header words of days. */
export const dateHeader = /(?:日期|时间|時間|年月日|(?:^|[^a-z])(?:date|day|time|timestamp|on)(?:$|[^a-z]))/i

/** Header words of counts, rates and indices, for which the money unit of a unit line cannot hold. */
export const ownUnitHeader =
  /增长|增長|增速|增幅|增减|增減|同比|环比|环比|比重|占比|构成|構成|比率|比例|率$|率[(（]|指数|指數|人数|人數|户数|戶數|家数|家數|个数|個數|数量|件数|次数|单位数|企业数|(?:从业|用工)(?!.*(?:工资|薪酬|报酬|费用))|(?:产|销|销售|用电|用水|用气|用煤|发电|供电|售电|消费|消耗|储备|储存|库存|运输|周转|货运|客运|吞吐|排放|降水|进口|出口|采购|购进)量|电量|水量|面积|面積|里程|容量|能耗|密度|percent|per cent|%|％|‰|rate|ratio|share|index|number of/i

const month =
  /^(?:(?:1[89]|20)\d\d(?:\s*年\s*|[-/.\s]))?(?:(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月(?:份)?|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?:[- ']*(?:\d\d|(?:1[89]|20)\d\d))?)$/i

/** True for a header that is one month, with or without its year: 1月, 十二月, Jan, 2020年1月. Spans (1-6月) and 本月 are none. */
export function isMonthName(text: string): boolean {
  return text.length <= 16 && month.test(text.normalize('NFKC').trim())
}
