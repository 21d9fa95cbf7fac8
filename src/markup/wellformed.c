/* SPDX-License-Identifier: Apache-2.0 */
/* libxml2 tells what it choked on, in the terms of the grammar and with the place it had reached.
 * An author thinks in tags, quotes and characters, so each error of the table goes back in the
 * source from there to the tag, the quote or the character it comes from, and says that. Numbers of
 * clauses are those of XML 1.0, fifth edition. */
#include "markup/wellformed.h"

#include <libxml/xmlerror.h>

#include "base/buffer.h"
#include "markup/locate.h"
#include "markup/tag.h"

struct problem {
    struct arena *arena;
    const struct parse_fault *fault;
    const struct source_file *file;
    struct slice text;
    size_t at;
    struct diag_list *diags;
};

static struct source_pos pos_of(const struct problem *problem, size_t offset)
{
    struct cursor cursor = cursor_open(problem->file);
    return cursor_at(&cursor, offset);
}

static const char *string_of(const struct problem *problem, struct slice text)
{
    return arena_copy(problem->arena, text.bytes, text.count);
}

static const char *name_at(const struct problem *problem, size_t offset)
{
    return string_of(problem, tag_name(problem->text, offset));
}

/* The last `wanted` at or before `offset`; `otherwise` when there is none. */
static size_t last_at(const struct problem *problem, size_t offset, const char *wanted,
                      size_t otherwise)
{
    size_t count = strlen(wanted);
    if (problem->text.count < count)
        return otherwise;
    if (offset > problem->text.count - count)
        offset = problem->text.count - count;
    for (size_t i = offset + 1; i > 0; i--) {
        if (memcmp(problem->text.bytes + i - 1, wanted, count) == 0)
            return i - 1;
    }
    return otherwise;
}

static bool begins_with(const struct problem *problem, size_t offset, const char *wanted)
{
    size_t count = strlen(wanted);
    return offset <= problem->text.count && problem->text.count - offset >= count &&
           memcmp(problem->text.bytes + offset, wanted, count) == 0;
}

static void tag_mismatch(const struct problem *problem)
{
    size_t end = last_at(problem, problem->at ? problem->at - 1 : 0, "</", problem->at);
    const char *closing = name_at(problem, end + 2);
    if (!problem->fault->open) {
        diag_report(problem->diags, DIAG_tag_unopened, pos_of(problem, end), closing);
        return;
    }
    const char *opened = name_at(problem, problem->fault->open_at + 1);
    struct source_pos where = pos_of(problem, problem->fault->open_at);
    diag_report(problem->diags, DIAG_tag_mismatch, pos_of(problem, end), closing, opened,
                (int)where.line, (int)where.column);
    diag_help(problem->diags, "write </%s> first, or correct one of the two names", opened);
}

static void tag_unclosed(const struct problem *problem)
{
    size_t at = problem->fault->open ? problem->fault->open_at : problem->at;
    diag_report(problem->diags, DIAG_tag_unclosed, pos_of(problem, at), name_at(problem, at + 1));
}

static void after_root(const struct problem *problem)
{
    if (begins_with(problem, problem->at, "</")) {
        diag_report(problem->diags, DIAG_tag_unopened, pos_of(problem, problem->at),
                    name_at(problem, problem->at + 2));
        return;
    }
    diag_report(problem->diags, DIAG_content_after_root, pos_of(problem, problem->at));
}

/* A bare '&', or one whose reference is not finished (clause 4.1). */
static void ampersand(const struct problem *problem)
{
    size_t at = last_at(problem, problem->at, "&", problem->at);
    diag_report(problem->diags, DIAG_ampersand_bare, pos_of(problem, at));
}

/* Names that authors know from HTML, with the character each stands for. */
static const struct {
    const char *name;
    uint32_t codepoint;
} html_entities[] = {
    {"nbsp", 0xA0},    {"pound", 0xA3},   {"copy", 0xA9},    {"reg", 0xAE},     {"deg", 0xB0},
    {"plusmn", 0xB1},  {"sup2", 0xB2},    {"sup3", 0xB3},    {"middot", 0xB7},  {"frac14", 0xBC},
    {"frac12", 0xBD},  {"frac34", 0xBE},  {"times", 0xD7},   {"eacute", 0xE9},  {"egrave", 0xE8},
    {"euml", 0xEB},    {"shy", 0xAD},     {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018},
    {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bull", 0x2022},  {"hellip", 0x2026},
    {"trade", 0x2122}, {"euro", 0x20AC},  {"minus", 0x2212}, {"ensp", 0x2002},  {"thinsp", 0x2009},
};

static void hexadecimal(uint32_t codepoint, char out[9])
{
    static const char digits[] = "0123456789ABCDEF";
    int count = codepoint > 0xFFFF ? 6 : 4;
    for (int i = 0; i < count; i++)
        out[i] = digits[codepoint >> (4 * (count - 1 - i)) & 15];
    out[count] = '\0';
}

static void entity_unknown(const struct problem *problem)
{
    size_t at = last_at(problem, problem->at ? problem->at - 1 : 0, "&", problem->at);
    const char *name = name_at(problem, at + 1);
    diag_report(problem->diags, DIAG_entity_unknown, pos_of(problem, at), name);
    for (size_t i = 0; i < sizeof html_entities / sizeof *html_entities; i++) {
        if (strcmp(html_entities[i].name, name) != 0)
            continue;
        char code[9];
        hexadecimal(html_entities[i].codepoint, code);
        diag_help(problem->diags, "type the character itself, or write &#x%s;", code);
    }
}

static void character_reference(const struct problem *problem)
{
    size_t at = last_at(problem, problem->at, "&#", problem->at);
    diag_report(problem->diags, DIAG_character_reference, pos_of(problem, at));
}

/* The opening quote of the attribute value that `offset` stands in, in the last tag before it. */
static bool enclosing_value(const struct problem *problem, size_t offset, struct tag_walk *walk)
{
    size_t tag = last_at(problem, offset ? offset - 1 : 0, "<", SIZE_MAX);
    if (tag == SIZE_MAX)
        return false;
    *walk = tag_walk_open((struct slice){problem->text.bytes, offset}, tag);
    while (tag_walk_next(walk))
        ;
    return walk->name.count && walk->value_at > walk->name_at;
}

static void value_unclosed(const struct problem *problem)
{
    struct tag_walk walk;
    bool found = enclosing_value(problem, problem->at, &walk);
    size_t at = found ? walk.value_at : problem->at;
    diag_report(problem->diags, DIAG_attribute_unclosed, pos_of(problem, at),
                found ? string_of(problem, walk.name) : "");
}

/* '<' in an attribute value (clause 2.3). When a '>' or a line end stands before it in the same
 * value, the quote was forgotten and the value has run on into the text. */
static void less_than_in_value(const struct problem *problem)
{
    struct tag_walk walk;
    if (enclosing_value(problem, problem->at, &walk)) {
        for (size_t i = walk.value_at; i < problem->at; i++) {
            if (problem->text.bytes[i] == '>' || problem->text.bytes[i] == '\n') {
                value_unclosed(problem);
                return;
            }
        }
    }
    diag_report(problem->diags, DIAG_less_than_bare, pos_of(problem, problem->at));
}

/* A name was wanted: after '&' it is the ampersand that is bare, after '<' the less-than sign. */
static void name_required(const struct problem *problem)
{
    size_t ampersand_at = last_at(problem, problem->at, "&", SIZE_MAX);
    size_t tag_at = last_at(problem, problem->at, "<", SIZE_MAX);
    if (ampersand_at != SIZE_MAX && problem->at - ampersand_at <= 1)
        ampersand(problem);
    else if (tag_at != SIZE_MAX && begins_with(problem, tag_at, "</"))
        diag_report(problem->diags, DIAG_tag_unopened, pos_of(problem, tag_at),
                    name_at(problem, tag_at + 2));
    else
        diag_report(problem->diags, DIAG_less_than_bare,
                    pos_of(problem, tag_at == SIZE_MAX ? problem->at : tag_at));
}

/* The attribute name that ends at or before `offset`, with white space between. */
static struct slice name_before(const struct problem *problem, size_t offset)
{
    const char *bytes = problem->text.bytes;
    while (offset > 0 && (is_xml_space(bytes[offset - 1]) || bytes[offset - 1] == '='))
        offset--;
    size_t end = offset;
    while (offset > 0 && !is_xml_space(bytes[offset - 1]) && !strchr("<>\"'=", bytes[offset - 1]))
        offset--;
    return (struct slice){bytes + offset, end - offset};
}

static void report_attribute(const struct problem *problem, enum diag_id id)
{
    struct slice name = name_before(problem, problem->at);
    size_t at = (size_t)(name.bytes - problem->text.bytes);
    diag_report(problem->diags, id, pos_of(problem, at), string_of(problem, name));
}

static void attribute_unquoted(const struct problem *problem)
{
    report_attribute(problem, DIAG_attribute_unquoted);
}

static void attribute_valueless(const struct problem *problem)
{
    report_attribute(problem, DIAG_attribute_valueless);
}

/* The second of two attributes of one name (clause 3.1); the tag they stand in ends here. */
static void attribute_twice(const struct problem *problem)
{
    size_t tag = last_at(problem, problem->at, "<", 0);
    struct tag_walk walk = tag_walk_open(problem->text, tag);
    struct slice names[ATTRIBUTE_LIMIT + 1];
    for (size_t count = 0; count < ATTRIBUTE_LIMIT && tag_walk_next(&walk); count++) {
        names[count] = walk.name;
        for (size_t i = 0; i < count; i++) {
            if (slice_equal(names[i], walk.name)) {
                diag_report(problem->diags, DIAG_attribute_twice, pos_of(problem, walk.name_at),
                            string_of(problem, walk.name), name_at(problem, tag + 1));
                return;
            }
        }
    }
    diag_report(problem->diags, DIAG_tag_malformed, pos_of(problem, tag),
                name_at(problem, tag + 1));
}

static void tag_malformed(const struct problem *problem)
{
    size_t tag = last_at(problem, problem->at, "<", problem->at);
    bool closing = begins_with(problem, tag, "</");
    diag_report(problem->diags, DIAG_tag_malformed, pos_of(problem, problem->at),
                name_at(problem, tag + (closing ? 2 : 1)));
}

/* Namespaces in XML 1.0: a prefix must be declared, by "xmlns:prefix". */
static void prefix_undeclared(const struct problem *problem)
{
    size_t tag = last_at(problem, problem->at, "<", problem->at);
    struct slice name = tag_name(problem->text, tag + 1);
    size_t at = tag + 1;
    struct tag_walk walk = tag_walk_open(problem->text, tag);
    while (!memchr(name.bytes, ':', name.count) && tag_walk_next_plain(&walk)) {
        name = walk.name;
        at = walk.name_at;
    }
    const char *colon = memchr(name.bytes, ':', name.count);
    if (colon)
        name.count = (size_t)(colon - name.bytes);
    diag_report(problem->diags, DIAG_prefix_undeclared, pos_of(problem, at),
                string_of(problem, name));
}

static void character_invalid(const struct problem *problem)
{
    size_t at = problem->at;
    if (last_at(problem, at, "&#", SIZE_MAX) != SIZE_MAX && at > 0 &&
        problem->text.bytes[at - 1] == ';') {
        character_reference(problem);
        return;
    }
    char code[9] = "0000";
    struct source_pos pos = pos_of(problem, at);
    if (at < problem->text.count)
        hexadecimal(utf8_next(problem->text, &at), code);
    diag_report(problem->diags, DIAG_character_invalid, pos, code);
}

static void report_back_at(const struct problem *problem, enum diag_id id, const char *wanted)
{
    diag_report(problem->diags, id,
                pos_of(problem, last_at(problem, problem->at, wanted, problem->at)));
}

static void comment_unclosed(const struct problem *problem)
{
    report_back_at(problem, DIAG_comment_unclosed, "<!--");
}

static void comment_hyphens(const struct problem *problem)
{
    report_back_at(problem, DIAG_comment_hyphens, "--");
}

static void instruction_unclosed(const struct problem *problem)
{
    report_back_at(problem, DIAG_instruction_unclosed, "<?");
}

static void cdata_unclosed(const struct problem *problem)
{
    report_back_at(problem, DIAG_cdata_unclosed, "<![CDATA[");
}

static void cdata_end(const struct problem *problem)
{
    size_t at = problem->at;
    if (!begins_with(problem, at, "]]>"))
        at = last_at(problem, at, "]]>", at);
    diag_report(problem->diags, DIAG_cdata_end, pos_of(problem, at));
}

static void declaration_malformed(const struct problem *problem)
{
    diag_report(problem->diags, DIAG_declaration_malformed, pos_of(problem, 0));
}

static void declaration_late(const struct problem *problem)
{
    if (last_at(problem, problem->at, "<?", 0) == 0)
        declaration_malformed(problem);
    else
        report_back_at(problem, DIAG_declaration_late, "<?");
}

static void doctype(const struct problem *problem)
{
    diag_report(problem->diags, DIAG_doctype_refused, pos_of(problem, problem->at));
}

static void too_deep(const struct problem *problem)
{
    diag_report(problem->diags, DIAG_nesting_too_deep, pos_of(problem, problem->at), DEPTH_LIMIT);
}

static void too_many_attributes(const struct problem *problem)
{
    diag_report(problem->diags, DIAG_attributes_too_many, pos_of(problem, problem->at),
                name_at(problem, problem->at + 1), ATTRIBUTE_LIMIT);
}

static void empty_document(const struct problem *problem)
{
    diag_report(problem->diags, DIAG_root_missing, pos_of(problem, problem->at));
}

static const struct {
    int code;
    void (*report)(const struct problem *problem);
} reporters[] = {
    {FAULT_DOCTYPE, doctype},
    {FAULT_DEPTH, too_deep},
    {FAULT_ATTRIBUTES, too_many_attributes},
    {XML_ERR_DOCUMENT_EMPTY, empty_document},
    {XML_ERR_DOCUMENT_END, after_root},
    {XML_ERR_TAG_NAME_MISMATCH, tag_mismatch},
    {XML_ERR_TAG_NOT_FINISHED, tag_unclosed},
    {XML_ERR_NAME_REQUIRED, name_required},
    {XML_ERR_LTSLASH_REQUIRED, name_required},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, ampersand},
    {XML_ERR_ENTITYREF_NO_NAME, ampersand},
    {XML_ERR_UNDECLARED_ENTITY, entity_unknown},
    {XML_WAR_UNDECLARED_ENTITY, entity_unknown},
    {XML_ERR_INVALID_CHARREF, character_reference},
    {XML_ERR_INVALID_DEC_CHARREF, character_reference},
    {XML_ERR_INVALID_HEX_CHARREF, character_reference},
    {XML_ERR_LT_IN_ATTRIBUTE, less_than_in_value},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, attribute_unquoted},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, value_unclosed},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, attribute_valueless},
    {XML_ERR_ATTRIBUTE_REDEFINED, attribute_twice},
    {XML_NS_ERR_ATTRIBUTE_REDEFINED, attribute_twice},
    {XML_ERR_SPACE_REQUIRED, tag_malformed},
    {XML_ERR_GT_REQUIRED, tag_malformed},
    {XML_NS_ERR_UNDEFINED_NAMESPACE, prefix_undeclared},
    {XML_ERR_INVALID_CHAR, character_invalid},
    {XML_ERR_COMMENT_NOT_FINISHED, comment_unclosed},
    {XML_ERR_HYPHEN_IN_COMMENT, comment_hyphens},
    {XML_ERR_PI_NOT_FINISHED, instruction_unclosed},
    {XML_ERR_CDATA_NOT_FINISHED, cdata_unclosed},
    {XML_ERR_MISPLACED_CDATA_END, cdata_end},
    {XML_ERR_RESERVED_XML_NAME, declaration_late},
    {XML_ERR_XMLDECL_NOT_FINISHED, declaration_malformed},
    {XML_ERR_VERSION_MISSING, declaration_malformed},
    {XML_ERR_ENCODING_NAME, declaration_malformed},
    {XML_ERR_STRING_NOT_STARTED, declaration_malformed},
    {XML_ERR_STRING_NOT_CLOSED, declaration_malformed},
    {XML_ERR_STANDALONE_VALUE, declaration_malformed},
};

void wellformed_report(struct arena *arena, const struct parse_fault *fault,
                       const struct source_file *file, struct diag_list *diags)
{
    struct problem problem = {arena, fault, file, file->text, fault->at, diags};
    for (size_t i = 0; i < sizeof reporters / sizeof *reporters; i++) {
        if (reporters[i].code == fault->code) {
            reporters[i].report(&problem);
            return;
        }
    }
    diag_report(diags, DIAG_malformed, pos_of(&problem, problem.at),
                arena_string(arena, fault->detail));
}
