/*---
id: quasi-funnel
version: 1
title: { zh: 准四上处理漏斗, en: Pipeline funnel }
question: { zh: 发现的准四上单位有多少核实、上报、批准？, en: 'How many units were found, verified, submitted and approved?' }
tableTitle: { zh: ':year准四上单位处理进度', en: 'Pipeline of units in :year' }
subsystem: comprehensive
module: m02
inputs:
  quasi_unit: [uscc, found_ym, stage, found_source, decision?]
parameters:
  year:
    type: period
    label: { zh: 发现年份, en: Year found }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(found_ym, 4) FROM quasi_unit WHERE found_ym IS NOT NULL ORDER BY 1 DESC
  source:
    type: choice
    label: { zh: 线索来源, en: Source of the lead }
    default: null
    required: false
    options:
      - { value: town, label: { zh: 街镇, en: Towns } }
      - { value: tax, label: { zh: 税务, en: Tax office } }
      - { value: invest, label: { zh: 招商, en: Investment promotion } }
      - { value: registry, label: { zh: 市场监管, en: Business register } }
      - { value: city, label: { zh: 市局下发, en: City bureau } }
      - { value: census, label: { zh: 普查, en: Census } }
columns:
  - name: stage
    label: { zh: 阶段, en: Stage }
    values:
      - { value: found, label: { zh: 发现, en: Found } }
      - { value: verify, label: { zh: 已核实, en: Verified } }
      - { value: submit, label: { zh: 已上报, en: Submitted } }
      - { value: approved, label: { zh: 已批准, en: Approved } }
  - { name: units, label: { zh: 单位数, en: Units }, unit: 个, decimals: 0 }
  - { name: conversion_pct, label: { zh: 占上一阶段, en: Of the stage before }, unit: '%', decimals: 1 }
  - { name: share_pct, label: { zh: 占发现数, en: Of those found }, unit: '%', decimals: 1 }
chart: { kind: funnel, category: stage, value: units }
notes:
  - { zh: 到达后一阶段的单位也计入前面各阶段；审批未通过的计到上报为止。, en: A unit counts in every stage that it has reached; rejected ones count up to submitted. }
source: { zh: 准四上单位名录, en: Units about to pass the threshold }
---*/
WITH
reached AS (
  SELECT CASE stage WHEN 'found' THEN 1 WHEN 'verify' THEN 2 WHEN 'submit' THEN 3 WHEN 'rejected' THEN 3 WHEN 'approved' THEN 4 END AS step
  FROM quasi_unit
  WHERE left(found_ym, 4) = :year AND (:source IS NULL OR found_source = :source)
),
steps AS (
  SELECT s.step_no, s.stage, count(r.step) AS units
  FROM (VALUES (1, 'found'), (2, 'verify'), (3, 'submit'), (4, 'approved')) s(step_no, stage) LEFT JOIN reached r ON r.step >= s.step_no
  GROUP BY s.step_no, s.stage
)
SELECT
  stage,
  units,
  share_of(units, lag(units) OVER (ORDER BY step_no)) AS conversion_pct,
  share_of(units, first_value(units) OVER (ORDER BY step_no)) AS share_pct
FROM steps
ORDER BY step_no
