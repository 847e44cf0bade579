#!/bin/bash
# Runs inside the new system, with PostgreSQL up: makes a database of Odoo with its modules and empty books.
#   prepare.sh DATABASE PORT ODOO-OPTIONS...
set -eu
database=$1
port=$2
shift 2
cd /var/lib/odoo

# The package may have made the role already. It need not be a superuser.
runuser -u postgres -- psql -p "$port" -tAc "select 1 from pg_roles where rolname = 'odoo'" | grep -q 1 ||
  runuser -u postgres -- createuser -p "$port" --createdb odoo

environment=(HOME=/var/lib/odoo LANG=C.UTF-8 PYTHONPYCACHEPREFIX=/var/lib/odoo/pycache)
place=(--db_port "$port" --data-dir /var/lib/odoo/data)
runuser -u odoo -- env "${environment[@]}" odoo -d "$database" "${place[@]}" --stop-after-init "$@"

# As a template nobody may connect to it: Odoo does not list it and copies are never refused.
runuser -u postgres -- psql -p "$port" -c "alter database \"$database\" with is_template true allow_connections false"
