"""scratch"""
import time
import pytest
from postgres_server import Server
from postgres_load import load, of_files
RAW = {
    "crm_leads": [
        {"lead_id": n, "email": f"lead{n}@example.com", "loaded_at": "2026-01-01"}
        | {"created_at": "2026-01-01"}
        for n in (1, 2, 3)
    ],
    "web_events": [],
}
@pytest.fixture(scope="module")
def server():
    s = Server(); yield s; s.stop()
def test_x(build_world, server):
    t=time.process_time()
    w = build_world(RAW, select="rules.tiers")
    print("duck", time.process_time()-t)
    env = server.create("served")
    with server.connect("served") as s:
        load(s, of_files(w.folder/"data/raw"))
    w.target="postgres"; w.environment=env
    t=time.process_time()
    w.build(select="+marts")
    print("pg", time.process_time()-t)
    t=time.process_time()
    w.build(select="+marts")
    print("pg again", time.process_time()-t)
    t=time.process_time()
    w.build(select="account_scores")
    print("pg one", time.process_time()-t)
    t=time.process_time()
    assert w.dbt("run-operation", "lead_scoring_publish").success
    print("pg publish", time.process_time()-t)
    with server.connect("served") as s:
        s.execute("select table_schema, table_name from information_schema.tables where table_schema like 'lead_scoring%%' and table_schema not in ('lead_scoring_rules','lead_scoring_staging','lead_scoring_intermediate')")
        print(s.fetchall())
        s.execute("select * from lead_scoring.lead_scores"); print(s.fetchall())
