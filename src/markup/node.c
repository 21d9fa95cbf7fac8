/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/markup.h"

#define XML_SPACE "http://www.w3.org/XML/1998/namespace"

static const struct xml_attribute *attribute_in(const struct xml_node *element, const char *space,
                                                const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        if (strcmp(attribute->name, name) == 0 && strcmp(attribute->space, space) == 0)
            return attribute;
    }
    return NULL;
}

const struct xml_attribute *xml_attribute(const struct xml_node *element, const char *name)
{
    return attribute_in(element, "", name);
}

const char *xml_value(const struct xml_node *element, const char *name, const char *otherwise)
{
    const struct xml_attribute *attribute = xml_attribute(element, name);
    return attribute ? attribute->value : otherwise;
}

const struct xml_attribute *xml_language(const struct xml_node *element)
{
    return attribute_in(element, XML_SPACE, "lang");
}

static const struct xml_node *element_from(const struct xml_node *node)
{
    while (node && !node->name)
        node = node->next;
    return node;
}

const struct xml_node *xml_first(const struct xml_node *element)
{
    return element_from(element->children);
}

const struct xml_node *xml_next(const struct xml_node *element)
{
    return element_from(element->next);
}

const struct xml_node *xml_child(const struct xml_node *element, const char *name)
{
    const struct xml_node *child = xml_first(element);
    while (child && strcmp(child->name, name) != 0)
        child = xml_next(child);
    return child;
}

bool xml_is(const struct xml_node *node, const char *name)
{
    return node->name && strcmp(node->name, name) == 0;
}
