/* SPDX-License-Identifier: Apache-2.0 */
/* The file as a whole: version, output intent, metadata, and what may be nowhere in it. The words
 * in quotes are rows of clauses.txt, which says what each stands for. */
#define _POSIX_C_SOURCE 200809L
#include "pages.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- output intent ---- */

/* ICC.1:2004-10, 7.2: size, version, class, colour space, signature. */
static void check_profile(qpdf_data q, qpdf_oh profile)
{
    unsigned char *bytes = NULL;
    size_t size = 0;
    QPDF_BOOL filtered;
    if (!qpdf_oh_is_stream(q, profile) ||
        qpdf_oh_get_stream_data(q, profile, qpdf_dl_all, &filtered, &bytes, &size) & QPDF_ERRORS ||
        size < 128) {
        wrong("intent-profile", "there is no profile in the output intent");
        return;
    }
    bool gray = memcmp(bytes + 16, "GRAY", 4) == 0;
    int components = qpdf_oh_get_int_value_as_int(q, key(q, profile, "/N"));
    if (memcmp(bytes + 36, "acsp", 4) != 0)
        wrong("intent-profile", "the profile has no signature");
    if (memcmp(bytes + 12, "prtr", 4) != 0)
        wrong("intent-profile", "the profile is not that of a printer");
    if (!gray && memcmp(bytes + 16, "CMYK", 4) != 0)
        wrong("intent-profile", "the profile is neither CMYK nor gray");
    if (components != (gray ? 1 : 4))
        wrong("intent-profile", "N is %d", components);
    if (bytes[8] > 4 || (bytes[8] == 4 && bytes[9] >> 4 > 2))
        wrong("intent-profile", "its version is %d.%d", bytes[8], bytes[9] >> 4);
    free(bytes);
}

static void check_intents(qpdf_data q)
{
    qpdf_oh intents = key(q, qpdf_get_root(q), "/OutputIntents");
    int found = 0;
    for (int i = 0; i < item_count(q, intents); i++) {
        qpdf_oh intent = item(q, intents, i);
        if (!is_name(q, key(q, intent, "/S"), "/GTS_PDFX"))
            continue;
        found++;
        qpdf_oh condition = key(q, intent, "/OutputConditionIdentifier");
        if (!qpdf_oh_is_string(q, condition) || !*qpdf_oh_get_utf8_value(q, condition))
            wrong("intent", "it has no OutputConditionIdentifier");
        if (!qpdf_oh_is_string(q, key(q, intent, "/Info")))
            wrong("intent", "it has no Info");
        check_profile(q, key(q, intent, "/DestOutputProfile"));
    }
    if (found != 1)
        wrong("intent", "there are %d of PDF/X", found);
}

/* ---- nowhere in the file ---- */

static void refuse_key(qpdf_data q, qpdf_oh object, const char *name, const char *row, int number)
{
    if (has(q, object, name))
        wrong(row, "object %d has %s", number, name);
}

static void check_value(qpdf_data q, qpdf_oh value, int number);

/* What a dictionary or an array holds directly; what it refers to has a number of its own. */
static void check_inside(qpdf_data q, qpdf_oh value, int number)
{
    for (int i = 0; i < item_count(q, value); i++) {
        if (!qpdf_oh_is_indirect(q, item(q, value, i)))
            check_value(q, item(q, value, i), number);
    }
    if (!qpdf_oh_is_dictionary(q, value))
        return;
    char *names[256];
    int count = 0;
    qpdf_oh_begin_dict_key_iter(q, value);
    while (qpdf_oh_dict_more_keys(q)) {
        const char *name = qpdf_oh_dict_next_key(q);
        if (count < 256 && !qpdf_oh_is_indirect(q, key(q, value, name)))
            names[count++] = strdup(name);
    }
    for (int i = 0; i < count; i++) {
        check_value(q, key(q, value, names[i]), number);
        free(names[i]);
    }
}

static void check_value(qpdf_data q, qpdf_oh object, int number)
{
    static const struct {
        const char *key, *row;
    } refused[] = {
        {"/AA", "actions"},          {"/JS", "actions"},        {"/JavaScript", "actions"},
        {"/A", "actions"},           {"/EF", "embedded"},       {"/OPI", "references"},
        {"/Ref", "references"},      {"/Alternates", "images"}, {"/TR", "transfer"},
        {"/TR2", "transfer"},        {"/HTP", "transfer"},      {"/XFA", "annotations"},
        {"/OCProperties", "layers"}, {"/HT", "halftones"},      {"/PS", "images"},
    };
    qpdf_oh dictionary = qpdf_oh_is_stream(q, object) ? qpdf_oh_get_dict(q, object) : object;
    check_inside(q, dictionary, number);
    if (!qpdf_oh_is_dictionary(q, dictionary))
        return;
    /* an attribute object of the structure tree is called A too (ISO 32000-1, 14.7.5) */
    bool structure = has(q, dictionary, "/S") && has(q, dictionary, "/P");
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        if (!structure || strcmp(refused[i].key, "/A") != 0)
            refuse_key(q, dictionary, refused[i].key, refused[i].row, number);
    }
    if (qpdf_oh_is_stream(q, object) && has(q, dictionary, "/F"))
        wrong("references", "the data of stream %d lies outside", number);
    if (has(q, dictionary, "/BM") && !is_name(q, key(q, dictionary, "/BM"), "/Normal"))
        wrong("blend-modes", "object %d has another than Normal", number);
    qpdf_oh smoothed = key(q, dictionary, "/Interpolate");
    if (qpdf_oh_is_bool(q, smoothed) && qpdf_oh_get_bool_value(q, smoothed))
        wrong("interpolation", "the picture of object %d asks for it", number);
    if (is_name(q, key(q, dictionary, "/Subtype"), "/PS"))
        wrong("images", "object %d is PostScript", number);
    if (is_name(q, key(q, dictionary, "/Filter"), "/LZWDecode"))
        wrong("filters", "stream %d is coded by LZW", number);
}

static void check_font(qpdf_data q, qpdf_oh font, int number)
{
    static const char *const files[] = {"/FontFile", "/FontFile2", "/FontFile3"};
    qpdf_oh descriptor = key(q, font, "/FontDescriptor");
    bool composite = is_name(q, key(q, font, "/Subtype"), "/Type0");
    bool embedded = composite || is_name(q, key(q, font, "/Subtype"), "/Type3");
    for (int i = 0; i < 3; i++)
        embedded = embedded || qpdf_oh_is_stream(q, key(q, descriptor, files[i]));
    if (!embedded)
        wrong("fonts", "the font of object %d is not embedded", number);
}

static void check_objects(qpdf_data q)
{
    int count = qpdf_oh_get_int_value_as_int(q, key(q, qpdf_get_trailer(q), "/Size"));
    for (int i = 1; i < count; i++) {
        qpdf_oh object = qpdf_get_object_by_id(q, i, 0);
        check_value(q, object, i);
        if (is_name(q, key(q, object, "/Type"), "/Font"))
            check_font(q, object, i);
        qpdf_oh_release(q, object);
    }
}

/* ---- description ---- */

static const char *const spaces[][2] = {
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"dc", "http://purl.org/dc/elements/1.1/"},
    {"xmp", "http://ns.adobe.com/xap/1.0/"},
    {"pdf", "http://ns.adobe.com/pdf/1.3/"},
    {"xmpMM", "http://ns.adobe.com/xap/1.0/mm/"},
    {"pdfxid", "http://www.npes.org/pdfx/ns/id/"},
};

static char *find_text(xmlXPathContextPtr context, const char *path)
{
    xmlXPathObjectPtr found = xmlXPathEvalExpression((const xmlChar *)path, context);
    char *text = found ? (char *)xmlXPathCastToString(found) : NULL;
    xmlXPathFreeObject(found);
    return text;
}

/* "D:20040625000000Z" tells the same day as "2004-06-25T00:00:00Z". */
static bool same_day(const char *pdf, const char *xmp)
{
    char digits[9] = "";
    for (const char *c = xmp; *c && strlen(digits) < 8; c++) {
        if (*c >= '0' && *c <= '9')
            strncat(digits, c, 1);
    }
    return strlen(digits) == 8 && strncmp(pdf, "D:", 2) == 0 && strncmp(pdf + 2, digits, 8) == 0;
}

static void check_xmp(qpdf_data q, xmlXPathContextPtr context)
{
    static const char *const wanted[] = {
        "//xmp:CreateDate",  "//xmp:ModifyDate",       "//xmp:MetadataDate", "//xmpMM:DocumentID",
        "//xmpMM:VersionID", "//xmpMM:RenditionClass", "//dc:title//rdf:li"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        char *text = find_text(context, wanted[i]);
        if (!text || !*text)
            wrong("metadata", "there is no %s", wanted[i] + 2);
        xmlFree(text);
    }
    char *version = find_text(context, "//pdfxid:GTS_PDFXVersion");
    if (!version || strcmp(version, "PDF/X-4") != 0)
        wrong("identification", "it says it is '%s'", version ? version : "");
    xmlFree(version);
    qpdf_oh info = key(q, qpdf_get_trailer(q), "/Info"), trapped = key(q, info, "/Trapped");
    char *said = find_text(context, "//pdf:Trapped");
    if (!is_name(q, trapped, "/True") && !is_name(q, trapped, "/False"))
        wrong("trapped", "the Info dictionary does not say");
    else if (!said || strcmp(said, qpdf_oh_get_name(q, trapped) + 1) != 0)
        wrong("trapped", "XMP says '%s'", said ? said : "");
    xmlFree(said);
    static const char *const dates[][2] = {{"/CreationDate", "//xmp:CreateDate"},
                                           {"/ModDate", "//xmp:ModifyDate"}};
    for (int i = 0; i < 2; i++) {
        qpdf_oh date = key(q, info, dates[i][0]);
        char *text = find_text(context, dates[i][1]);
        if (!qpdf_oh_is_string(q, date) || !same_day(qpdf_oh_get_utf8_value(q, date), text))
            wrong("dates", "%s and XMP do not agree", dates[i][0]);
        xmlFree(text);
    }
}

void check_metadata(qpdf_data q)
{
    qpdf_oh stream = key(q, qpdf_get_root(q), "/Metadata");
    unsigned char *bytes = NULL;
    size_t size = 0;
    QPDF_BOOL filtered;
    if (!qpdf_oh_is_stream(q, stream) ||
        qpdf_oh_get_stream_data(q, stream, qpdf_dl_none, &filtered, &bytes, &size) & QPDF_ERRORS) {
        wrong("metadata", "there is none");
        return;
    }
    if (has(q, stream, "/Filter"))
        wrong("metadata", "it is compressed");
    xmlDocPtr document =
        xmlReadMemory((const char *)bytes, (int)size, NULL, NULL, XML_PARSE_NOERROR);
    free(bytes);
    if (!document) {
        wrong("metadata", "it is no XML");
        return;
    }
    xmlXPathContextPtr context = xmlXPathNewContext(document);
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        xmlXPathRegisterNs(context, (const xmlChar *)spaces[i][0], (const xmlChar *)spaces[i][1]);
    check_xmp(q, context);
    xmlXPathFreeContext(context);
    xmlFreeDoc(document);
}

/* ---- all ---- */

/* ISO 32000-1, 12.2: which boxes are shown and printed. */
static void check_viewer(qpdf_data q)
{
    static const char *const names[] = {"/ViewArea", "/ViewClip", "/PrintArea", "/PrintClip"};
    qpdf_oh preferences = key(q, qpdf_get_root(q), "/ViewerPreferences");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        qpdf_oh box = key(q, preferences, names[i]);
        if (qpdf_oh_is_name(q, box) && !is_name(q, box, "/MediaBox") &&
            !is_name(q, box, "/BleedBox"))
            wrong("viewer", "%s is %s", names[i], qpdf_oh_get_name(q, box));
    }
}

void check_file(qpdf_data q)
{
    qpdf_oh trailer = qpdf_get_trailer(q), root = qpdf_get_root(q);
    if (strcmp(qpdf_get_pdf_version(q), "1.6") > 0)
        wrong("version", "the file is PDF %s", qpdf_get_pdf_version(q));
    if (item_count(q, key(q, trailer, "/ID")) != 2)
        wrong("identifier", "there is no ID");
    if (qpdf_is_encrypted(q))
        wrong("encryption", "the file is encrypted");
    if (has(q, root, "/AcroForm"))
        wrong("annotations", "there is a form");
    if (has(q, root, "/OpenAction"))
        wrong("actions", "something happens when it is opened");
    check_viewer(q);
    check_intents(q);
    check_metadata(q);
    check_objects(q);
    bool gray =
        is_name(q,
                key(q, key(q, item(q, key(q, root, "/OutputIntents"), 0), "/DestOutputProfile"),
                    "/Alternate"),
                "/DeviceGray") ||
        qpdf_oh_get_int_value_as_int(
            q, key(q, key(q, item(q, key(q, root, "/OutputIntents"), 0), "/DestOutputProfile"),
                   "/N")) == 1;
    for (int i = 0; i < qpdf_get_num_pages(q); i++)
        check_page(q, qpdf_get_page_n(q, (size_t)i), gray);
}
