import { addMonths } from '../oracle/support/periods.ts'
import { groupBy } from '../oracle/support/sums.ts'
import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { buildArchiveChecks, buildQueries } from './build-queries.ts'
import { gradeKey, planGrades } from './plan-grades.ts'
import type { Grade } from './plan-grades.ts'
import type { Plants } from './plants.ts'
import type { World } from './world.ts'

type Risk = Pick<SampleRecords, 'platform_query' | 'archive_check' | 'risk_score'>
type Component = readonly [name: string, points: number]

/** Queries, archives and the monthly grades of units with what makes them (domain model 5.11), and what is planted in them. */
export function buildRisk(world: World): { tables: Risk; facts: Plants['m22'] } {
  const { seed } = world
  const queries = groupBy(buildQueries(world), ({ uscc }) => uscc)
  const archives = groupBy(buildArchiveChecks(world), ({ uscc }) => uscc)
  const { months, grades, overrides } = planGrades(world)
  const scores = months.flatMap((month) =>
    world.actors.flatMap(({ unit: { uscc } }): RecordOf<'risk_score'>[] => {
      const grade = grades.get(gradeKey(month, uscc))
      if (grade === undefined) return []
      const known = [queryPoints(queries.get(uscc) ?? [], month), archivePoints(archives.get(uscc) ?? [], month)]
      const parts = [...known, ...otherPoints(seed, uscc, month, grade, sumPoints(known))].filter(
        ([, points]) => points > 0,
      )
      return [
        {
          uscc,
          period_ym: month,
          score: Math.min(100, sumPoints(parts)),
          level: grade.level,
          reasons:
            [...parts.map(([name, points]) => `${name} ${String(points)}`), ...causesOf(grade)].join('；') || '无',
        },
      ]
    }),
  )
  const shareAt = (month: string): number => {
    const own = scores.filter((row) => row.period_ym === month)
    return (own.filter(({ level }) => level !== 'green').length / own.length) * 100
  }
  return {
    tables: {
      platform_query: [...queries.values()].flat(),
      archive_check: [...archives.values()].flat(),
      risk_score: scores,
    },
    facts: { january: shareAt('2020-01'), december: shareAt('2020-12'), overrides },
  }
}

const tenth = (value: number): number => Math.round(value * 10) / 10
const sumPoints = (parts: readonly Component[]): number => tenth(parts.reduce((sum, [, points]) => sum + points, 0))

/** Corrected of all queries of twelve months times 20, from three queries on. */
function queryPoints(rows: readonly RecordOf<'platform_query'>[], month: string): Component {
  const own = rows.filter(({ period_ym: each }) => addMonths(month, -12) < each && each <= month)
  const corrected = own.filter((row) => row.corrected === true).length
  return ['数据查询差错率', own.length < 3 ? 0 : tenth((corrected / own.length) * 20)]
}

/** What the last check of the archive leaves to 100, a tenth of it. */
function archivePoints(rows: readonly RecordOf<'archive_check'>[], month: string): Component {
  const quarter = `${month.slice(0, 4)}-Q${String(Math.ceil(Number(month.slice(5)) / 3))}`
  const score = rows.filter((row) => row.period_q <= quarter).at(-1)?.score ?? 100
  return ['资料归档', tenth((100 - score) / 10)]
}

const bands: Record<Grade['band'], readonly [lowest: number, highest: number]> = {
  green: [0, 22],
  yellow: [27, 46],
  red: [52, 80],
}

/** Components with fixed points; what they leave to the score falls to audit findings, which come in ones. */
const fixed: readonly (readonly [name: string, choices: readonly number[]])[] = [
  ['部门数据不符', [5, 10, 15]],
  ['信用异常', [10]],
  ['修改痕迹', [5, 10]],
  ['报送不及时', [2, 4, 6]],
  ['统计人员更换未培训', [5]],
]
const auditCap = 40

/** Points of the other components, such that the score lies in its band. */
function otherPoints(seed: string, uscc: string, month: string, { band }: Grade, known: number): Component[] {
  const habit = openRandom(`${seed}|risk|${uscc}`)
  const random = openRandom(`${seed}|risk|${uscc}|${month}`)
  const [lowest, highest] = bands[band]
  // A unit keeps its place within the band, more or less; most green ones have next to nothing.
  const place = Math.min(1, Math.max(0, habit.next() ** (band === 'green' ? 2 : 1) + 0.08 * random.normal()))
  let rest = Math.max(0, Math.floor(lowest + (highest - lowest) * place - known))
  const found: Component[] = []
  for (const [name, choices] of fixed) {
    const points = habit.pick(choices)
    const isNeeded = rest > auditCap
    if ((habit.next() < 0.35 || isNeeded) && points <= rest) {
      found.push([name, points])
      rest -= points
    }
  }
  return [['审核发现', Math.min(auditCap, rest)], ...found]
}

function causesOf({ level, band, cause }: Grade): string[] {
  if (cause === '观察期') return ['观察期：新入库未满3期']
  if (cause !== null) return [`特例：${cause}`]
  return level === band ? [] : ['保持：低于上线未满3个月']
}
