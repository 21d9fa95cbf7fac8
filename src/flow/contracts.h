/* SPDX-License-Identifier: Apache-2.0 */
/* flow/contracts.h - what the statement on contracts and its certificate share (private). */
#ifndef PLANPRESS_FLOW_CONTRACTS_H
#define PLANPRESS_FLOW_CONTRACTS_H

#include "flow/builder.h"
#include "model/tally.h"

#define CODE_OF_PRACTICE                                                                           \
    "Code of Practice on Workforce Matters in Local Authority Service Contracts"

/* How many contracts are listed, and of each compliance. */
struct contract_count {
    int32_t all, by[COMPLIES_NOT_APPLICABLE + 1];
};
struct contract_count contracts_counted(const struct contracts *contracts);

/* The form the words take: that of the statement, but none that speaks of contracts where there are
 * none. */
enum contracts_form contracts_wording(const struct contracts *contracts);

/* The page with the certificate and the signatures. */
void flow_certificate(struct flow_builder *builder, const struct part *part);

#endif
