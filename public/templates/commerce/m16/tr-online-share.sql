/*---
id: tr-online-share
version: 1
title: { zh: 网上零售占比, en: Online share }
question: { zh: 网上零售额有多大，增长多快，占零售额多少？, en: 'How large is online retail, how fast does it grow, and what is its share?' }
tableTitle: { zh: '限额以上网上零售额（:from至:to）', en: 'Online retail sales of trade above the limit, :from to :to' }
subsystem: commerce
module: m16
scope: comparable
inputs:
  trade_sales: [uscc, period_ym, online_retail_ytd, online_retail_ytd_ly?, retail_ytd]
  unit?: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  from:
    type: period
    label: { zh: 自, en: From }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM trade_sales WHERE period_ym IS NOT NULL ORDER BY period_ym
  to:
    type: period
    label: { zh: 至, en: To }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM trade_sales WHERE period_ym IS NOT NULL ORDER BY period_ym DESC
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - { name: period, label: { zh: 期别（1-本月）, en: Year to date until } }
  - { name: sellers, label: { zh: 网上零售企业, en: Units that sell online }, unit: 家, decimals: 0 }
  - { name: online, label: { zh: 网上零售额, en: Online retail }, unit: 亿元, decimals: 2 }
  - { name: yoy, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: retail, label: { zh: 零售额, en: Retail sales }, unit: 亿元, decimals: 2 }
  - { name: share, label: { zh: 网上占比, en: Online share }, unit: '%', decimals: 1 }
  - { name: online_flag, flagOf: online }
  - { name: yoy_flag, flagOf: yoy }
  - { name: retail_flag, flagOf: retail }
  - { name: share_flag, flagOf: share }
chart: { kind: level-growth, category: period, categoryKind: period, series: [{ column: online, axis: left, mark: bar }, { column: share, axis: right, mark: line }] }
notes:
  - { zh: 网上零售额指通过公共网络实现的零售额，按年初累计；空白为没有网上零售，不计入家数。占比只用零售额已报的单位，增速为可比口径。, en: 'Retail sales over public networks, year to date; a blank means no online retail. Shares use units whose retail sales are reported; growth at comparable scope.' }
source: { zh: 限额以上批发和零售业统计（E204-1）, en: Statistics of trade above the limit (form E204-1) }
---*/
WITH
-- Town of a unit: from its newest register until the last month of the table, else from the oldest one.
unit_now AS (
  SELECT uscc, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :to), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
reports AS (
  SELECT s.period_ym, s.retail_ytd AS retail, s.online_retail_ytd AS online, s.online_retail_ytd_ly AS base
  FROM trade_sales s LEFT JOIN unit_now u ON u.uscc = s.uscc
  WHERE s.period_ym BETWEEN :from AND :to AND (:town IS NULL OR u.town_code = :town)
),
sums AS (
  SELECT period_ym,
    count(*) FILTER (WHERE online > 0) AS sellers,
    sum(retail) AS retail, sum(online) AS online, sum(online) FILTER (WHERE retail IS NOT NULL) AS online_of_retail,
    sum(online) FILTER (WHERE base IS NOT NULL) AS now, sum(base) FILTER (WHERE online IS NOT NULL) AS base,
    -- Who never sold online is not missing from the rate.
    bool_or((online IS NULL) <> (base IS NULL)) AS left_out, bool_or(retail IS NULL) AS retail_missing
  FROM reports
  GROUP BY period_ym
)
SELECT
  period_ym AS period,
  sellers,
  online / 10000 AS online,
  growth_rate(now, base) AS yoy,
  retail / 10000 AS retail,
  share_of(online_of_retail, retail) AS share,
  CASE WHEN online IS NULL THEN 'not_reported' END AS online_flag,
  coalesce(growth_flag(coalesce(now, online), base), CASE WHEN left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN retail IS NULL THEN 'not_reported' WHEN retail_missing THEN 'partial' END AS retail_flag,
  CASE WHEN share_of(online_of_retail, retail) IS NULL THEN 'not_reported' WHEN retail_missing THEN 'partial' END AS share_flag
FROM sums
ORDER BY period_ym
