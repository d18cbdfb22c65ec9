#!/usr/bin/env bash
# Runs the Python tests in simbridge/target/python, a virtual environment with everything real in it.
# Java's tests of the bridge use the same one. AVNAV_GOLDEN=DIR reads recorded numbers from another folder;
# --prepare only makes the environment.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
venv=$here/../target/python
stamp=$venv/avnav-tests.stamp

if [ ! -f "$stamp" ] || [ "$here/pyproject.toml" -nt "$stamp" ]; then
    python3 -m venv "$venv"
    "$venv/bin/python" -m pip install -q py4j==0.10.9.9 'numpy>=1.20' 'gymnasium>=0.29.1,<2' 'pytest>=7' 'setuptools>=61'
    # Non-commercial licence: for these tests only, never a dependency. Its tests skip, loudly, when it does not build.
    "$venv/bin/python" -m pip install -q rlr-audio-propagation==0.0.1 \
        || echo "run_tests: RLR DID NOT INSTALL (g++ missing?); its tests will be skipped" >&2
    touch "$stamp"
fi

[ "${1:-}" != --prepare ] || exit 0
cd "$here"
exec env PYTHONPATH="$here" PYTHONDONTWRITEBYTECODE=1 "$venv/bin/python" -m pytest -q -rs -p no:cacheprovider "$@" tests
