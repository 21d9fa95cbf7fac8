/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf/metadata.h"

#include <string.h>

#include "pdf/value.h"

#define PRODUCER "planpress " PLANPRESS_VERSION " (libharu 2.3.0)"

/* The parts of a date that the pattern marks with d are digits, all others are themselves; 'z'
 * stands for "Z" or an offset. */
static bool matches(const char *text, const char *pattern)
{
    for (; *pattern; text++, pattern++) {
        if (*pattern == 'd' ? *text < '0' || *text > '9' : *text != *pattern)
            return false;
    }
    return *text == '\0';
}

/* Whether XMP takes it as it is, which is a profile of ISO 8601, and what of it there is. */
static bool date_only(const char *iso)
{
    return matches(iso, "dddd-dd-dd");
}

const char *metadata_date(const char *iso, struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    bool utc = iso && matches(iso, "dddd-dd-ddTdd:dd:ddZ");
    bool offset = iso && (matches(iso, "dddd-dd-ddTdd:dd:dd+dd:dd") ||
                          matches(iso, "dddd-dd-ddTdd:dd:dd-dd:dd"));
    if (!iso || (!utc && !offset && !date_only(iso)))
        return NULL;
    buffer_add_text(&out, "D:");
    for (const char *at = iso; *at && at < iso + 19; at++) {
        if (*at >= '0' && *at <= '9')
            buffer_add_char(&out, *at);
    }
    if (utc)
        buffer_add_char(&out, 'Z');
    if (offset)
        buffer_format(&out, "%S'%S'", (struct slice){iso + 19, 3}, (struct slice){iso + 23, 2});
    return buffer_text(&out);
}

static void set_info(struct haru *haru, const char *key, const char *text)
{
    if (text)
        haru_set_text(haru, haru_info(haru), key, text);
}

/* -- XMP --------------------------------------------------------------------------------------- */

/* The standards a file of each profile claims to meet. It is the claim that a checker holds it to:
 * nothing stands here that tests/conform has not seen hold.
 *
 * PDF/A-3, level A, and PDF/UA-1 (ISO 19005-3, 6.6.4; ISO 14289-1, clause 5). PDF/A knows nothing
 * of PDF/UA, so the property that tells it is described in the file (ISO 19005-3, 6.6.2.3).
 *
 * PDF/A-4, level F, and PDF/UA-2 (ISO 19005-4, 6.7.3; ISO 14289-2, clause 5).
 *
 * PDF/X-4 wants to know besides whether the colours are trapped (ISO 32000-1, 14.11.6), which ours
 * never are, and which version and rendition of the document this is. */
static const char *const claims[PROFILE_COUNT] = {
    [PROFILE_ARCHIVE] =
        "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
        "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
        "<pdfaid:part>3</pdfaid:part>\n"
        "<pdfaid:conformance>A</pdfaid:conformance>\n"
        "<pdfuaid:part>1</pdfuaid:part>\n"
        "</rdf:Description>\n"
        "<rdf:Description rdf:about=\"\" "
        "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
        "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
        "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
        "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
        "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
        "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
        "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
        "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
        "<pdfaProperty:name>part</pdfaProperty:name>\n"
        "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
        "<pdfaProperty:category>internal</pdfaProperty:category>\n"
        "<pdfaProperty:description>The part of ISO 14289 that the file conforms to"
        "</pdfaProperty:description>\n"
        "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
        "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
        "</rdf:Description>\n",
    [PROFILE_PDF2] = "<rdf:Description rdf:about=\"\" "
                     "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
                     "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                     "<pdfaid:part>4</pdfaid:part>\n"
                     "<pdfaid:rev>2020</pdfaid:rev>\n"
                     "<pdfaid:conformance>F</pdfaid:conformance>\n"
                     "<pdfuaid:part>2</pdfuaid:part>\n"
                     "<pdfuaid:rev>2024</pdfuaid:rev>\n"
                     "</rdf:Description>\n",
    [PROFILE_PRESS] =
        "<rdf:Description rdf:about=\"\" xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\" "
        "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
        "xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">\n"
        "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n"
        "<pdf:Trapped>False</pdf:Trapped>\n"
        "<xmpMM:VersionID>1</xmpMM:VersionID>\n"
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n"
        "</rdf:Description>\n",
};

/* Character data, the same as in the strings beside. What XML 1.0 does not allow at all is left
 * out.
 */
static void add_escaped(struct buffer *out, const char *text)
{
    struct slice shown = value_for_people(slice_of(text), out->arena);
    for (size_t i = 0; i < shown.count; i++) {
        unsigned char c = (unsigned char)shown.bytes[i];
        if (c == '&')
            buffer_add_text(out, "&amp;");
        else if (c == '<')
            buffer_add_text(out, "&lt;");
        else if (c == '>')
            buffer_add_text(out, "&gt;");
        else if (c >= ' ' || c == '\t' || c == '\n')
            buffer_add_char(out, (char)c);
    }
}

static void add_simple(struct buffer *out, const char *name, const char *text)
{
    if (!text)
        return;
    buffer_format(out, "<%s>", name);
    add_escaped(out, text);
    buffer_format(out, "</%s>\n", name);
}

/* An array of one item: in the default language, ordered, or neither. */
static void add_array(struct buffer *out, const char *name, const char *array, const char *text)
{
    if (!text)
        return;
    buffer_format(out, "<%s><rdf:%s><rdf:li", name, array);
    buffer_add_text(out, strcmp(array, "Alt") == 0 ? " xml:lang=\"x-default\">" : ">");
    add_escaped(out, text);
    buffer_format(out, "</rdf:li></rdf:%s></%s>\n", array, name);
}

static struct slice make_xmp(const struct document_info *info, enum pdf_profile profile,
                             const char *identity, const char *date, struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    buffer_add_text(&out,
                    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                    "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
                    "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n");
    add_simple(&out, "dc:format", "application/pdf");
    add_array(&out, "dc:title", "Alt", info->title);
    add_array(&out, "dc:creator", "Seq", info->author);
    add_array(&out, "dc:description", "Alt", info->subject);
    add_array(&out, "dc:language", "Bag", info->language);
    add_simple(&out, "pdf:Keywords", info->keywords);
    add_simple(&out, "pdf:Producer", PRODUCER);
    add_simple(&out, "xmp:CreatorTool", info->creator);
    add_simple(&out, "xmp:CreateDate", date);
    add_simple(&out, "xmp:ModifyDate", date);
    add_simple(&out, "xmp:MetadataDate", date);
    buffer_add_text(&out, "</rdf:Description>\n");
    if (identity)
        buffer_format(&out,
                      "<rdf:Description rdf:about=\"\" "
                      "xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">\n"
                      "<xmpMM:DocumentID>uuid:%s</xmpMM:DocumentID>\n</rdf:Description>\n",
                      identity);
    buffer_add_text(&out, claims[profile]);
    buffer_add_text(&out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    return buffer_slice(&out);
}

static void write_xmp_entries(const void *context, size_t index, struct buffer *out)
{
    (void)context;
    (void)index;
    buffer_add_text(out, "/Type/Metadata/Subtype/XML");
}

static void fill_info(const struct document_info *info, const char *date, struct haru *haru)
{
    set_info(haru, "Title", info->title);
    set_info(haru, "Author", info->author);
    set_info(haru, "Subject", info->subject);
    set_info(haru, "Keywords", info->keywords);
    set_info(haru, "Creator", info->creator);
    set_info(haru, "Producer", PRODUCER);
    set_info(haru, "CreationDate", date);
    set_info(haru, "ModDate", date);
}

void metadata_make(const struct document_info *info, enum pdf_profile profile, const char *identity,
                   struct haru *haru, struct pack *pack, struct arena *arena)
{
    const char *date = metadata_date(info->date, arena);
    haru_doing(haru, "writing the document's description");
    if (pdf_profile_facts(profile)->second)
        haru_drop_info(haru); /* ISO 19005-4, 6.1.3 */
    else
        fill_info(info, date, haru);
    uint32_t stream = haru_streams(haru, 1, write_xmp_entries, NULL);
    pack_coded(pack, stream, make_xmp(info, profile, identity, date ? info->date : NULL, arena),
               NULL);
    haru_set_reference(haru, haru_catalogue(haru), "Metadata", stream);
}
