/* SPDX-License-Identifier: Apache-2.0 */
/* plan/contracts.c - the contracts statement: contracts, the certificate, who signs it. */
#include "plan/reader.h"

static struct contract *read_contract(struct plan_reader *reader, const struct xml_node *element)
{
    static const char *const answers[] = {"yes", "no", "not-applicable", NULL};
    struct contract *contract = ARENA_NEW(reader->arena, struct contract);
    contract->pos = element->pos;
    contract->service = xml_value(element, "service", "");
    contract->contractor = xml_value(element, "contractor", "");
    contract->value = xml_value(element, "value", NULL);
    contract->awarded = read_date(reader, element, "awarded");
    contract->compliance = (enum compliance)read_choice(element, "complies", answers, COMPLIES_YES);
    contract->reason = read_flow_child(reader, element, "reason");
    return contract;
}

static struct signatory *read_signatory(struct plan_reader *reader, const struct xml_node *element)
{
    struct signatory *signatory = ARENA_NEW(reader->arena, struct signatory);
    signatory->pos = element->pos;
    signatory->name = xml_value(element, "name", "");
    signatory->post = xml_value(element, "post", NULL);
    signatory->date = read_date(reader, element, "date");
    return signatory;
}

void read_contracts(struct plan_reader *reader, const struct xml_node *element, struct part *part)
{
    static const char *const forms[] = {"all-comply", "no-transfer", "exceptions", NULL};
    struct contracts *contracts = &part->contracts;
    struct contract **contract = &contracts->list;
    struct signatory **signatory = &contracts->signatories;
    contracts->form = (enum contracts_form)read_choice(element, "form", forms, 0);
    contracts->period = read_period(reader, element, "period");
    contracts->transfers = read_count(element, "transfers", -1);
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (xml_is(node, "contract")) {
            *contract = read_contract(reader, node);
            contract = &(*contract)->next;
        } else if (xml_is(node, "signatory")) {
            *signatory = read_signatory(reader, node);
            signatory = &(*signatory)->next;
        }
    }
    contracts->certificate = read_flow_child(reader, element, "certificate");
}
