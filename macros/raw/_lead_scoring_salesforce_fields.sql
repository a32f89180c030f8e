{#- Which field of Salesforce's history is which attribute, as the rows of a
    query: table_name, field (in lower case, without underscores), attribute.
    The field `Plan__c` is plan_c in the connector's tables. -#}
{% macro _lead_scoring_salesforce_fields() -%}
    {%- set company = {
        'industry': 'industry', 'numberofemployees': 'employee_count',
        'annualrevenue': 'annual_revenue',
    } -%}
    {%- set fields = {
        'lead': dict(company, company='company_name', website='company_domain'),
        'contact': {},
        'account': dict(
            company, name='company_name', website='company_domain',
            billingcountry='company_country'
        ),
    } -%}
    {%- for table in ['lead', 'contact'] -%}
        {%- for attribute, column in
            lead_scoring._lead_scoring_salesforce_columns(table).items()
            if '(' not in column
                and attribute not in ['user_id', 'company_id', 'opted_out_at'] -%}
            {%- set field = (column | lower | replace('_', '')) -%}
            {%- do fields[table].update({
                'owner' if field == 'ownerid' else field: attribute
            }) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set rows = [] -%}
    {%- for table_name, names in fields.items() -%}
        {%- for field, attribute in names.items() -%}
            {%- do rows.append(
                "select '" ~ table_name ~ "' as table_name, '" ~ field
                ~ "' as field, '" ~ attribute ~ "' as attribute"
            ) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(rows | join('\nunion all\n')) }}
{%- endmacro %}
