/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/sarif.h"

#include <string.h>

#include "cli/json.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

static void text_object(FILE *to, const char *name, const char *text)
{
    fprintf(to, "\"%s\":{", name);
    json_field(to, "text", text);
    putc('}', to);
}

/* 3.49: a rule is a reporting descriptor. The words of who wants it are properties of ours. */
static void put_rule(FILE *to, const struct pp_rule *rule)
{
    putc('{', to);
    json_field(to, "id", rule->id);
    putc(',', to);
    text_object(to, "shortDescription", rule->asks);
    fprintf(to, ",\"defaultConfiguration\":{");
    json_field(to, "level", pp_severity_name(rule->severity));
    fputs("},\"properties\":{", to);
    json_field(to, "origin", rule->origin);
    putc(',', to);
    json_field(to, "basis", rule->basis);
    putc(',', to);
    json_field(to, "means", rule->means);
    fprintf(to, ",\"waivable\":%s}}", rule->waivable ? "true" : "false");
}

/* 3.14.17: columns are counted as we count them, in code points. */
void sarif_begin(FILE *to)
{
    fputs("{\"$schema\":\"" SCHEMA "\",\"version\":\"2.1.0\",\"runs\":[{"
          "\"columnKind\":\"unicodeCodePoints\",\"tool\":{\"driver\":{\"name\":\"planpress\",",
          to);
    json_field(to, "version", pp_version());
    fputs(",\"rules\":[", to);
    struct pp_rule rule;
    for (size_t i = 0; pp_rule_at(i, &rule); i++) {
        fputs(i ? ",\n" : "\n", to);
        put_rule(to, &rule);
    }
    fputs("]}},\n\"results\":[", to);
}

/* 3.4.3: a URI; a relative one is relative to where the program ran. */
static void put_uri(FILE *to, const char *path)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    fprintf(to, "\"uri\":\"%s", *path == '/' ? "file://" : "");
    for (; *path; path++) {
        if (strchr(plain, *path))
            putc(*path, to);
        else
            fprintf(to, "%%%02X", (unsigned)(unsigned char)*path);
    }
    putc('"', to);
}

static void put_region(FILE *to, const struct pp_diagnostic *d)
{
    fprintf(to, ",\"region\":{\"startLine\":%u", d->line);
    if (d->column)
        fprintf(to, ",\"startColumn\":%u", d->column);
    if (d->source) {
        fputs(",\"snippet\":{\"text\":", to);
        json_string(to, d->source, d->source_length);
        putc('}', to);
    }
    putc('}', to);
}

/* A cell of a workbook or a database is no line: 3.33, it has a name. */
static void put_location(FILE *to, const struct pp_diagnostic *d)
{
    fputs("{\"physicalLocation\":{\"artifactLocation\":{", to);
    put_uri(to, d->file);
    putc('}', to);
    if (d->line)
        put_region(to, d);
    putc('}', to);
    if (!d->line && strcmp(d->place, d->file) != 0) {
        fputs(",\"logicalLocations\":[{", to);
        json_field(to, "fullyQualifiedName", d->place);
        fputs("}]", to);
    }
    putc('}', to);
}

/* The rule's place among the driver's rules; -1 for what breaks no rule but the schema, say. */
static int index_of(const char *id)
{
    struct pp_rule rule;
    for (int i = 0; pp_rule_at((size_t)i, &rule); i++) {
        if (strcmp(rule.id, id) == 0)
            return i;
    }
    return -1;
}

/* 3.35: what a plan is excused from is a result that is suppressed, in the source. */
static void put_suppressions(FILE *to, const char *reason)
{
    fputs(",\"suppressions\":[", to);
    if (reason) {
        fputs("{\"kind\":\"inSource\",\"status\":\"accepted\",", to);
        json_field(to, "justification", reason);
        putc('}', to);
    }
    putc(']', to);
}

void sarif_result(FILE *to, const struct pp_diagnostic *d, bool first)
{
    int index = index_of(d->id);
    fputs(first ? "\n{" : ",\n{", to);
    json_field(to, "ruleId", d->id);
    if (index >= 0)
        fprintf(to, ",\"ruleIndex\":%d", index);
    putc(',', to);
    json_field(to, "level", pp_severity_name(d->severity));
    putc(',', to);
    text_object(to, "message", d->message);
    fputs(",\"locations\":[", to);
    if (d->file)
        put_location(to, d);
    putc(']', to);
    put_suppressions(to, d->waived);
    if (d->help) {
        fputs(",\"properties\":{", to);
        json_field(to, "help", d->help);
        putc('}', to);
    }
    putc('}', to);
}

void sarif_end(FILE *to, int status)
{
    fprintf(to, "],\n\"invocations\":[{\"executionSuccessful\":%s,\"exitCode\":%d}]}]}\n",
            status == PP_DONE || status == PP_DOCUMENT_WRONG ? "true" : "false", status);
}
