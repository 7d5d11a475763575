#ifndef STAKEHOLDER_CLIBXML2_SHIM_H
#define STAKEHOLDER_CLIBXML2_SHIM_H

// Debian's libxml2 was built with ICU and would include ICU's headers, which clash with those inside Foundation. Only the
// hidden converters of character encodings need them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

#endif
