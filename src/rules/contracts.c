/* SPDX-License-Identifier: Apache-2.0 */
/* The statement on contracts, and what is certified with it. */
#include "rules/check.h"

static void check_certificate(struct check *check, const struct part *part)
{
    static const char *const stems[] = {"certif", "confirm", "declar", NULL};
    const struct contracts *contracts = &part->contracts;
    /* where the author gives no words, those of the form are printed, and they certify */
    if (contracts->certificate && !blocks_hold(check, contracts->certificate, stems))
        find(check, FAULT_certificate_without_verb, contracts->certificate->pos, part->id);
    if (!contracts->signatories)
        find(check, FAULT_certificate_unsigned, part->pos, part->id);
}

static void check_signing(struct check *check, const struct part *part,
                          const struct signatory *signatory)
{
    struct period period = part->contracts.period;
    struct calendar_date end = {(int16_t)(period.year + 1), 3, 31};
    struct calendar_date published = check->publication->metadata.published;
    const char *date = date_text(signatory->date, check->arena);
    if (!signatory->date.year)
        find(check, FAULT_certificate_undated, signatory->pos, part->id, signatory->name);
    else if (date_compare(signatory->date, end) <= 0)
        find(check, FAULT_certificate_early, signatory->pos, part->id, date,
             date_text(end, check->arena));
    else if (published.year && date_compare(signatory->date, published) > 0)
        find(check, FAULT_certificate_late, signatory->pos, part->id, date,
             date_text(published, check->arena));
}

static void check_period(struct check *check, const struct part *part)
{
    struct period period = part->contracts.period;
    struct period reporting = check->publication->metadata.reporting;
    if (period_compare(period, (struct period){.year = reporting.year}) != 0)
        find(check, FAULT_contracts_wrong_year, part->pos, part->id,
             period_text(period, check->arena),
             period_text((struct period){.year = reporting.year}, check->arena));
}

static void check_award(struct check *check, const struct part *part,
                        const struct contract *contract)
{
    struct period period = part->contracts.period;
    struct calendar_date first = {period.year, 4, 1}, last = {(int16_t)(period.year + 1), 3, 31};
    if (contract->awarded.year &&
        (date_compare(contract->awarded, first) < 0 || date_compare(contract->awarded, last) > 0))
        find(check, FAULT_contract_outside, contract->pos, part->id,
             date_text(contract->awarded, check->arena), period_text(period, check->arena));
}

static void check_contract(struct check *check, const struct part *part,
                           const struct contract *contract)
{
    static const char *const words[] = {"", "did not comply",
                                        "is not one that the code applies to"};
    check_award(check, part, contract);
    if (contract->compliance == COMPLIES_YES)
        return;
    const char *how = words[contract->compliance];
    if (part->contracts.form == CONTRACTS_ALL_COMPLY)
        find(check, FAULT_contract_contradicts, contract->pos, part->id, contract->contractor, how);
    if (!contract->reason)
        find(check, FAULT_contract_unexplained, contract->pos, part->id, contract->contractor, how);
}

static void check_number(struct check *check, const struct part *part, int listed)
{
    const struct contracts *contracts = &part->contracts;
    int said = (int)contracts->transfers;
    if (contracts->form == CONTRACTS_NO_TRANSFER && (listed || said > 0))
        find(check, FAULT_transfers_contradict, part->pos, part->id, listed > said ? listed : said);
    else if (contracts->form != CONTRACTS_NO_TRANSFER && said < 0)
        find(check, FAULT_transfers_unsaid, part->pos, part->id);
    else if (said >= 0 && said != listed)
        find(check, FAULT_transfers_differ, part->pos, part->id, said, listed);
}

static void check_list(struct check *check, const struct part *part)
{
    const struct contracts *contracts = &part->contracts;
    int count = 0, exceptions = 0;
    for (const struct contract *c = contracts->list; c; c = c->next) {
        check_contract(check, part, c);
        count++;
        exceptions += c->compliance != COMPLIES_YES;
    }
    check_number(check, part, count);
    if (contracts->form == CONTRACTS_EXCEPTIONS && !exceptions)
        find(check, FAULT_exceptions_none, part->pos, part->id);
}

void check_contracts(struct check *check)
{
    const struct part *part = part_of_kind(check->publication, PART_CONTRACTS);
    if (!part) {
        find(check, FAULT_contracts_missing, check->publication->metadata.pos, NULL);
        return;
    }
    check_certificate(check, part);
    for (const struct signatory *s = part->contracts.signatories; s; s = s->next)
        check_signing(check, part, s);
    check_period(check, part);
    check_list(check, part);
}
