"""What was measured on."""

import os
import platform
from importlib.metadata import version


def machine() -> dict:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cores": os.cpu_count(),
        "memory_gb": round(memory / 1024**3),
        "system": f"{platform.system()} {platform.machine()}",
        "load": round(os.getloadavg()[2], 1),  # of the last quarter of an hour
        "python": platform.python_version(),
        "duckdb": version("duckdb"),
        "dbt": version("dbt-core"),
    }
