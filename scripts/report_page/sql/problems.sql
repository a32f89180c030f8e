-- What is wrong in the raw rows. One row per table, column and problem.
select
    source_table,
    column_name,
    problem,
    count(*) as rows,
    list(distinct value order by value) filter (where value is not null)[:3]
        as examples,
    list(source_record_id order by source_record_id)
        filter (where source_record_id is not null)[:3] as records
from lead_scoring.lead_scoring_problems
group by source_table, column_name, problem
order by rows desc, source_table, column_name
