/* SPDX-License-Identifier: Apache-2.0 */
/* conform-coverage SCHEMA.xsd EXCEPTIONS FILE.xml...: whether every element of the schema, every
 * attribute of each and every word that an attribute may have occurs in some of the files.
 * EXCEPTIONS has a line for each that need not, "ELEMENT@ATTRIBUTE=WORD | why": one that occurs
 * after all is a fault as well. */
#define _POSIX_C_SOURCE 200809L
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define XSD "http://www.w3.org/2001/XMLSchema"
#define MOST 4096

struct thing {
    char *name; /* "cell", "cell@align", "cell@align=left" */
    bool seen, excused;
};

static struct thing things[MOST];
static size_t thing_count;

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct thing *)a)->name, ((const struct thing *)b)->name);
}

static struct thing *find(const char *name)
{
    const struct thing key = {.name = (char *)(size_t)name};
    return bsearch(&key, things, thing_count, sizeof *things, by_name);
}

/* ---- what the schema has ---- */

static void want(const char *name)
{
    for (size_t i = 0; i < thing_count; i++) {
        if (strcmp(things[i].name, name) == 0)
            return;
    }
    if (thing_count == MOST)
        abort();
    things[thing_count++].name = strdup(name);
}

static bool is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && node->ns &&
           strcmp((const char *)node->ns->href, XSD) == 0 &&
           strcmp((const char *)node->name, name) == 0;
}

/* An attribute of a schema's node, without prefix, in a buffer of its own; "" where there is none.
 */
static const char *said(xmlNode *node, const char *attribute, char out[256])
{
    xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)attribute);
    const char *text = value ? (const char *)value : "";
    const char *colon = strrchr(text, ':');
    bool language = strncmp(text, "xml:", 4) == 0;
    snprintf(out, 256, "%s", colon && !language ? colon + 1 : text);
    xmlFree(value);
    return out;
}

/* The node of the schema's top with that name; NULL for what XML Schema itself defines. */
static xmlNode *named(xmlNode *schema, const char *name)
{
    char own[256];
    for (xmlNode *node = schema->children; *name && node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE && !is(node, "element") && !is(node, "group") &&
            strcmp(said(node, "name", own), name) == 0)
            return node;
    }
    return NULL;
}

/* The words of a simple type, and of those it is made of. */
static void want_words(xmlNode *schema, xmlNode *type, const char *attribute)
{
    char text[256], name[600];
    for (xmlNode *node = type ? type->children : NULL; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (is(node, "enumeration")) {
            snprintf(name, sizeof name, "%s=%s", attribute, said(node, "value", text));
            want(name);
        }
        if (is(node, "restriction"))
            want_words(schema, named(schema, said(node, "base", text)), attribute);
        if (is(node, "list"))
            want_words(schema, named(schema, said(node, "itemType", text)), attribute);
        xmlChar *members = xmlGetNoNsProp(node, (const xmlChar *)"memberTypes");
        char *rest = (char *)members;
        for (char *word = members ? strtok_r(rest, " ", &rest) : NULL; word;
             word = strtok_r(NULL, " ", &rest))
            want_words(schema, named(schema, strchr(word, ':') ? strchr(word, ':') + 1 : word),
                       attribute);
        xmlFree(members);
        want_words(schema, node, attribute);
    }
}

static void want_attribute(xmlNode *schema, xmlNode *node, const char *element)
{
    char text[256], name[600];
    const char *own = said(node, "name", text);
    if (!*own)
        own = said(node, "ref", text);
    snprintf(name, sizeof name, "%s@%s", element, own);
    want(name);
    want_words(schema, named(schema, said(node, "type", text)), name);
    want_words(schema, node, name);
}

/* All that stands in a complex type besides the elements in it, which are met by themselves. */
static void want_attributes(xmlNode *schema, xmlNode *type, const char *element)
{
    char text[256];
    for (xmlNode *node = type ? type->children : NULL; node; node = node->next) {
        if (is(node, "attribute"))
            want_attribute(schema, node, element);
        else if (is(node, "attributeGroup"))
            want_attributes(schema, named(schema, said(node, "ref", text)), element);
        else if (is(node, "extension") || is(node, "restriction"))
            want_attributes(schema, named(schema, said(node, "base", text)), element);
        if (is(node, "complexType") || is(node, "complexContent") || is(node, "simpleContent") ||
            is(node, "extension") || is(node, "restriction"))
            want_attributes(schema, node, element);
    }
}

static void want_elements(xmlNode *schema, xmlNode *node)
{
    char name[256], type[256];
    for (; node; node = node->next) {
        if (is(node, "element") && *said(node, "name", name)) {
            want(name);
            want_attributes(schema, named(schema, said(node, "type", type)), name);
            want_attributes(schema, node, name);
        }
        want_elements(schema, node->children);
    }
}

/* ---- what the files have ---- */

static void see(const char *name)
{
    struct thing *thing = find(name);
    if (thing)
        thing->seen = true;
}

static void see_attribute(const char *element, xmlAttr *attribute)
{
    char name[600], word[900];
    bool language = attribute->ns && strcmp((const char *)attribute->ns->prefix, "xml") == 0;
    snprintf(name, sizeof name, "%s@%s%s", element, language ? "xml:" : "",
             (const char *)attribute->name);
    see(name);
    xmlChar *value = xmlNodeListGetString(attribute->doc, attribute->children, 1);
    char *rest = (char *)value;
    for (char *each = value ? strtok_r(rest, " ", &rest) : NULL; each;
         each = strtok_r(NULL, " ", &rest)) {
        snprintf(word, sizeof word, "%s=%s", name, each);
        see(word);
    }
    xmlFree(value);
}

static void see_all(xmlNode *node)
{
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        see((const char *)node->name);
        for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
            see_attribute((const char *)node->name, attribute);
        see_all(node->children);
    }
}

/* ---- what need not occur ---- */

static int read_exceptions(const char *path)
{
    FILE *file = fopen(path, "r");
    char line[1024];
    int faults = file ? 0 : 1;
    while (file && fgets(line, sizeof line, file)) {
        char *end = strstr(line, " | ");
        if (*line == '#' || *line == '\n')
            continue;
        if (end)
            *end = '\0';
        struct thing *thing = end ? find(line) : NULL;
        if (thing)
            thing->excused = true;
        else
            faults += printf("%s: there is no '%s', or no reason\n", path, line) > 0;
    }
    if (file)
        fclose(file);
    return faults;
}

static int report(void)
{
    int faults = 0;
    for (size_t i = 0; i < thing_count; i++) {
        const struct thing *thing = &things[i];
        if (thing->seen != thing->excused)
            continue;
        faults++;
        printf(thing->seen ? "%s occurs, and is among the exceptions\n"
                           : "%s occurs in no feature document\n",
               thing->name);
    }
    printf("%zu elements, attributes and words, %d wrong\n", thing_count, faults);
    return faults;
}

int main(int count, char **words)
{
    xmlDoc *schema = count > 3 ? xmlReadFile(words[1], NULL, 0) : NULL;
    if (!schema) {
        fputs("conform-coverage SCHEMA.xsd EXCEPTIONS FILE.xml...\n", stderr);
        return 2;
    }
    want_elements(xmlDocGetRootElement(schema), xmlDocGetRootElement(schema)->children);
    qsort(things, thing_count, sizeof *things, by_name);
    int faults = read_exceptions(words[2]);
    for (int i = 3; i < count; i++) {
        xmlDoc *file = xmlReadFile(words[i], NULL, 0);
        if (file)
            see_all(xmlDocGetRootElement(file));
        else
            faults++;
        xmlFreeDoc(file);
    }
    xmlFreeDoc(schema);
    faults += report();
    for (size_t i = 0; i < thing_count; i++)
        free(things[i].name);
    return faults > 0 || thing_count < 300;
}
