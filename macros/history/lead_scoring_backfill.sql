{% macro lead_scoring_backfill(from_day, to_day, every='day', known_then=false) -%}
    {#- YAML makes days of what looks like one -#}
    {%- set from_day, to_day = from_day | string, to_day | string -%}
    {%- set say = lead_scoring._lead_scoring_answer -%}
    {%- set make = lead_scoring._lead_scoring_backfill_table -%}
    {%- set t = 'lead_scoring_backfill_' -%}
    {%- set score_days = ref('int_lead_scoring__score_days') -%}
    {%- set day_points = ref('int_lead_scoring__day_points') -%}
    {%- set stored, newest, newest_known_at = [], [], [] -%}
    {%- if load_relation(ref('int_lead_scoring__score_changes')) is not none -%}
        {%- for row in run_query(
            'select as_of_date, is_backfilled, newest_known_at from '
            ~ score_days ~ ' where is_stored order by as_of_date'
        ).rows -%}
            {%- do stored.append(row[0] | string) -%}
            {%- if not row[1] -%}
                {%- do newest.append(row[0] | string) -%}
                {%- do newest_known_at.append(row[2]) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
    {%- set problem = lead_scoring._lead_scoring_backfill_problem(
        from_day, to_day, every, newest[-1] if newest else none
    ) -%}
    {%- if problem is not none -%}
        {%- do say({'problem': problem}) -%}
        {{ return('') }}
    {%- endif -%}

    {%- set days = lead_scoring._lead_scoring_backfill_days(
        from_day, to_day, every
    ) -%}
    {%- set todo = days | reject('in', stored) | list -%}
    {%- do say({'days': todo | length, 'stored': days | length - todo | length}) -%}
    {%- if target.type == 'postgres' -%}
        {%- do run_query('set enable_nestloop = off; set jit = off') -%}
    {%- endif -%}
    {%- set last = namespace(day=none, next_day=none) -%}
    {%- for day in todo -%}
        {%- set before = stored | select('lt', day) | max | default(none, true) -%}
        {%- set next_day = stored | select('gt', day) | min -%}
        {%- set is_newest = next_day == stored | max -%}
        {%- set date = "cast('" ~ day ~ "' as date)" -%}
        {%- set next_date = "cast('" ~ next_day ~ "' as date)" -%}
        {%- set has_now = before is not none and before == last.day -%}
        {%- if has_now -%}
            {%- for name in ['', 'points_'] -%}
                {%- do run_query('drop table ' ~ t ~ name ~ 'before') -%}
                {%- do run_query(
                    'alter table ' ~ t ~ name ~ 'now rename to '
                    ~ t ~ name ~ 'before'
                ) -%}
            {%- endfor -%}
        {%- endif -%}
        {%- do lead_scoring._lead_scoring_backfill_steps(date, known_then) -%}
        {%- set has_points = has_now -%}
        {%- if not has_now -%}
            {%- set before_date = "cast('" ~ (before or '1900-01-01') ~ "' as date)" -%}
            {%- do make(
                'before', lead_scoring._lead_scoring_stored_scores(before_date)
            ) -%}
            {%- do make(
                'points_before',
                'select * from ' ~ day_points ~ ' where as_of_date = ' ~ before_date
            ) -%}
            {%- set has_points = run_query(
                'select count(*) from ' ~ t ~ 'points_before'
            ).rows[0][0] > 0 -%}
        {%- endif -%}
        {%- if next_day != last.next_day -%}
            {%- do make(
                'next', lead_scoring._lead_scoring_stored_scores(next_date)
            ) -%}
            {%- do make(
                'next_moves',
                'select lead_id, scorecard_id, tier_before, moved_by from '
                ~ ref('int_lead_scoring__score_changes')
                ~ ' where as_of_date = ' ~ next_date
            ) -%}
            {%- do make(
                'points_next',
                'select * from ' ~ day_points ~ ' where as_of_date = ' ~ next_date
            ) -%}
        {%- endif -%}
        {%- set known_at = lead_scoring.lead_scoring_end_of_day(date)
            if known_then
            else "cast('" ~ newest_known_at[-1] ~ "' as "
                ~ dbt.type_timestamp() ~ ')' -%}
        {%- do run_query(lead_scoring._lead_scoring_backfill_store(
            date, next_date, is_newest, has_points, known_at
        )) -%}
        {%- do stored.append(day) -%}
        {%- set last.day = day -%}
        {%- set last.next_day = next_day -%}
        {%- do say({'day': day}) -%}
    {%- endfor -%}
{%- endmacro %}
