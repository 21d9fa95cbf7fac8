/* SPDX-License-Identifier: Apache-2.0 */
#include "text/language.h"

#include "text/language_codes.inc"

/* As in the generator: "aa" is the first of its length, and case means nothing. False for what is
 * not all letters. */
static bool code_number(struct slice code, unsigned *number)
{
    *number = 0;
    for (size_t i = 0; i < code.count; i++) {
        unsigned letter = ((unsigned char)code.bytes[i] | 0x20u) - 'a';
        if (letter > 25)
            return false;
        *number = *number * 26 + letter;
    }
    return true;
}

static bool in_set(const unsigned char *set, struct slice code)
{
    unsigned number;
    return code_number(code, &number) && (set[number >> 3] >> (number & 7) & 1);
}

bool language_code_known(struct slice code)
{
    if (code.count == 2)
        return in_set(languages_of_two, code);
    return code.count == 3 && in_set(languages_of_three, code);
}

bool region_code_known(struct slice code)
{
    bool number = code.count == 3; /* of UN M.49 */
    for (size_t i = 0; i < code.count; i++)
        number = number && code.bytes[i] >= '0' && code.bytes[i] <= '9';
    return number || (code.count == 2 && in_set(regions_of_two, code));
}

bool script_code_known(struct slice code)
{
    unsigned number;
    if (code.count != 4 || !code_number(code, &number))
        return false;
    for (size_t i = 0; i < sizeof scripts_of_four / sizeof *scripts_of_four; i++) {
        if (scripts_of_four[i] == number)
            return true;
    }
    return false;
}

const char *language_code_shorter(struct slice code)
{
    unsigned number;
    if (code.count != 3 || !code_number(code, &number))
        return NULL;
    for (size_t i = 0; i < sizeof longer_codes / sizeof *longer_codes; i++) {
        if (longer_codes[i].longer == number)
            return longer_codes[i].shorter;
    }
    return NULL;
}
