#ifndef STAKEHOLDER_CXLSXWRITER_SHIM_H
#define STAKEHOLDER_CXLSXWRITER_SHIM_H

#include <xlsxwriter.h>

#endif
