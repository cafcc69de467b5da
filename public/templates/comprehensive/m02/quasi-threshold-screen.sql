/*---
id: quasi-threshold-screen
version: 1
title: { zh: 达标企业筛查, en: Threshold screen }
question: { zh: 哪些准四上单位达到了当年的纳统标准？, en: Which pipeline units crossed the threshold valid for that year? }
tableTitle: { zh: '达到纳统标准的准四上单位（:as_of）', en: 'Pipeline units above the threshold, :as_of' }
subsystem: comprehensive
module: m02
inputs:
  quasi_unit: [uscc, unit_name, town_code, industry_code, found_ym, revenue_12m, stage]
  threshold_dim: [industry_prefix, valid_from, valid_to?, threshold_wan]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, section]
parameters:
  as_of:
    type: period
    label: { zh: 截至, en: As of }
    default: { from: first-choice }
    choices: SELECT DISTINCT found_ym FROM quasi_unit WHERE found_ym IS NOT NULL ORDER BY 1 DESC
  ratio:
    type: number
    label: { zh: 达到标准的倍数, en: Share of the threshold }
    default: 1
    minimum: 0
columns:
  - { name: unit_name, label: { zh: 单位, en: Unit } }
  - { name: uscc, label: { zh: 信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: revenue, label: { zh: 近12个月营业收入, en: Revenue of 12 months }, unit: 万元, decimals: 1 }
  - { name: threshold, label: { zh: 纳统标准, en: Threshold }, unit: 万元, decimals: 0 }
  - { name: times, label: { zh: 倍数, en: Ratio }, decimals: 2 }
  - { name: basis, label: { zh: 依据, en: Basis } }
  - { name: stage, label: { zh: 处理阶段, en: Stage }, values: [{ value: found, label: { zh: 发现, en: Found } }, { value: verify, label: { zh: 核实, en: Verified } }, { value: submit, label: { zh: 上报, en: Submitted } }, { value: approved, label: { zh: 已批准, en: Approved } }, { value: rejected, label: { zh: 未通过, en: Rejected } }] }
chart: { kind: dot, category: unit_name, series: [revenue, threshold] }
notes:
  - { zh: 同一行业有几条标准时取代码最长的一条。没有金额标准的行业（建筑业、房地产开发）不在表内。, en: Of several thresholds for an industry the one of the longest code holds. Industries without an amount are left out. }
source: { zh: 准四上单位名录；纳统标准, en: Units about to pass the threshold; thresholds by year }
---*/
WITH
waiting AS (
  SELECT q.*, d.section
  FROM quasi_unit q LEFT JOIN industry_dim d ON d.industry_code = left(q.industry_code, 2)
  WHERE q.found_ym <= :as_of
),
matched AS (
  SELECT w.*, h.industry_prefix, h.threshold_wan
  FROM waiting w
  JOIN threshold_dim h
    ON (starts_with(w.industry_code, h.industry_prefix) OR h.industry_prefix = w.section)
    AND h.valid_from <= ym_year(:as_of) AND (h.valid_to IS NULL OR h.valid_to >= ym_year(:as_of))
  QUALIFY row_number() OVER (PARTITION BY w.uscc, w.found_ym ORDER BY length(h.industry_prefix) DESC, h.industry_prefix) = 1
)
SELECT
  m.unit_name,
  m.uscc,
  coalesce(t.town_name, m.town_code) AS town,
  m.revenue_12m AS revenue,
  m.threshold_wan AS threshold,
  ratio(m.revenue_12m, m.threshold_wan) AS times,
  m.industry_prefix AS basis,
  m.stage
FROM matched m LEFT JOIN town_dim t ON t.town_code = m.town_code
WHERE ratio(m.revenue_12m, m.threshold_wan) >= :ratio
ORDER BY times DESC, m.uscc
