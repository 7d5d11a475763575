#ifndef STAKEHOLDER_CLIBZIP_SHIM_H
#define STAKEHOLDER_CLIBZIP_SHIM_H

#include <zip.h>

#endif
