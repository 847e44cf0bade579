"""Fills the template database of the Odoo 19 bed. Fed to `odoo shell`, which provides `env`.

Two companies with their own books, the people who work in them, and a few partners.
The last line printed is `SEEDED` and the users as JSON.
"""
import json

germany, netherlands, france = (env.ref(f"base.{code}") for code in ("de", "nl", "fr"))
euro, dollar = env.ref("base.EUR"), env.ref("base.USD")
(euro | dollar).active = True


def open_books(company, country):
    """Generic chart of accounts, moved from its own country (US) and currency to the company's."""
    env["account.chart.template"].try_loading("generic_coa", company, install_demo=False)
    company.write({"country_id": country.id, "account_fiscal_country_id": country.id, "currency_id": euro.id})
    own = [("company_id", "=", company.id)]
    env["account.tax.group"].search(own).country_id = country
    env["account.tax"].with_context(active_test=False).search(own).country_id = country
    env["account.fiscal.position"].search(own + [("country_id", "!=", False)]).country_id = country

    # As national charts do: a line without a product takes its tax from its account.
    company.expense_account_id.tax_ids = company.account_purchase_tax_id
    company.income_account_id.tax_ids = company.account_sale_tax_id

    assert company.account_purchase_tax_id.amount == 15 and company.account_sale_tax_id.amount == 15
    assert env["account.account"].search_count([("company_ids", "in", company.id)]) > 20
    for kind in ("sale", "purchase", "bank", "general"):
        assert env["account.journal"].search_count(own + [("type", "=", kind)]), kind
    assert company.currency_id == euro and company.country_id == country


# In install mode a country does not pull in its localisation: these books stay generic.
env = env(context=dict(env.context, install_mode=True))
first = env.ref("base.main_company")
first.name = "Lindenhof GmbH"
second = env["res.company"].create({"name": "Lindenhof Trading BV", "country_id": netherlands.id, "currency_id": euro.id})
open_books(first, germany)
open_books(second, netherlands)
both = first | second
env["res.currency.rate"].create(
    [{"currency_id": dollar.id, "company_id": company.id, "name": "2020-01-01", "rate": 1.1} for company in both]
)

partners = env["res.partner"].create([
    {"name": "Azure Interior", "is_company": True, "country_id": germany.id, "city": "Hamburg", "email": "azure@example.com"},
    {"name": "Deco Addict", "is_company": True, "country_id": germany.id, "city": "Berlin", "email": "deco@example.com"},
    {"name": "Meubles Dupont", "is_company": True, "country_id": france.id, "city": "Lyon", "email": "dupont@example.com"},
])
azure, _, dupont = partners


def tax_of_a_bill(company, vendor):
    bill = env["account.move"].with_context(allowed_company_ids=company.ids).create({
        "move_type": "in_invoice",
        "partner_id": vendor.id,
        "invoice_line_ids": [(0, 0, {"name": "Chairs", "price_unit": 100})],
    })
    tax = bill.amount_tax
    bill.unlink()
    return tax


for company in both:  # the purchase tax becomes 0 % for Meubles Dupont, and for nobody else
    foreign = env["account.fiscal.position"].search([("company_id", "=", company.id), ("country_id", "=", False)], limit=1)
    assert foreign.map_tax(company.account_purchase_tax_id).amount == 0
    foreign.auto_apply = False
    dupont.with_company(company).property_account_position_id = foreign
    assert tax_of_a_bill(company, azure) == 15 and tax_of_a_bill(company, dupont) == 0


def person(role, name, groups, companies):
    login = f"{role}@example.com"
    env["res.users"].create({
        "name": name,
        "login": login,
        "email": login,
        "password": f"{role}-password",
        "company_id": first.id,
        "company_ids": companies.ids,
        "group_ids": [(6, 0, [env.ref(group).id for group in ["base.group_user", *groups]])],
    })
    return {"role": role, "login": login, "password": f"{role}-password"}


env.ref("base.user_admin").write({"company_ids": both.ids, "email": "admin@example.com"})
people = [
    {"role": "admin", "login": "admin", "password": "admin"},
    person("billing", "Bea Billing", ["account.group_account_invoice"], both),
    person("billing-one", "Otto One", ["account.group_account_invoice"], first),
    person("accountant", "Ada Accountant", ["account.group_account_manager", "account.group_account_user"], both),
    person("readonly", "Rita Reader", ["account.group_account_readonly"], both),
]
for each in people:
    user = env["res.users"].search([("login", "=", each["login"])])
    each["key"] = env["res.users.apikeys"].with_user(user).sudo()._generate("rpc", "test bed", None)

billing = env["res.users"].search([("login", "=", "billing@example.com")])
assert billing.has_group("account.group_account_invoice") and not billing.has_group("account.group_account_basic")
env.cr.commit()
print("SEEDED", json.dumps(people))
