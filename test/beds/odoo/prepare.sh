#!/bin/bash
# Runs inside the new system, with PostgreSQL up: makes the template database.
#   prepare.sh TEMPLATE PORT ODOO-OPTIONS...
set -eu
template=$1
port=$2
shift 2
cd /var/lib/odoo

# The package may have made the role already; it needs to be a superuser for neither of its steps here.
runuser -u postgres -- psql -p "$port" -tAc "select 1 from pg_roles where rolname = 'odoo'" | grep -q 1 ||
  runuser -u postgres -- createuser -p "$port" --createdb odoo

as_odoo() {
  runuser -u odoo -- env HOME=/var/lib/odoo LANG=C.UTF-8 PYTHONPYCACHEPREFIX=/var/lib/odoo/pycache "$@"
}
where=(-d "$template" --db_port "$port" --data-dir /var/lib/odoo/data)
as_odoo odoo "${where[@]}" --stop-after-init "$@"
as_odoo odoo shell "${where[@]}" --no-http </opt/bed/seed.py

# As a template nobody may connect to it: Odoo does not list it and copies are never refused.
runuser -u postgres -- psql -p "$port" -c "alter database \"$template\" with is_template true allow_connections false"
