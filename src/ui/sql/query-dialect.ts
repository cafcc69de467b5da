import { PostgreSQL, SQLDialect } from '@codemirror/lang-sql'

/** The part of DuckDB's language that a reading query uses; offering all of it would bury what is needed. */
export const queryDialect = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords:
    'all and anti any array as asc asof between by case cast collate columns cross cube current desc distinct else end escape except exclude exists false filter first following for from full glob group grouping having ilike in inner intersect interval into is join last lateral left like limit materialized natural not null nulls offset on or order outer over partition pivot positional preceding qualify range recursive replace right rollup row rows sample select semi sets similar some table tablesample then true try_cast unbounded union unnest unpivot using values when where window with within',
  types: 'bigint boolean date decimal double float hugeint integer interval json list map real smallint struct time timestamp tinyint varchar',
  builtin:
    'abs any_value arg_max arg_min avg bool_and bool_or ceil coalesce concat contains corr count covar_samp cume_dist date_diff date_part date_trunc dense_rank first_value floor generate_series greatest ifnull isfinite isnan lag last_value lead least left length list_aggregate ln log lower lpad ltrim max median min mode nth_value ntile nullif percent_rank position power product quantile_cont quantile_disc range rank regexp_extract regexp_matches regexp_replace replace reverse right round row_number rpad rtrim sign skewness split_part sqrt stddev stddev_samp string_agg strftime strptime strpos substring sum trim unnest upper var_samp variance year month day',
})
