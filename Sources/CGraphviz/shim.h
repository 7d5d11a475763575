#ifndef STAKEHOLDER_CGRAPHVIZ_SHIM_H
#define STAKEHOLDER_CGRAPHVIZ_SHIM_H

#include <gvc.h>

#endif
