#ifndef STAKEHOLDER_CGRAPHVIZ_SHIM_H
#define STAKEHOLDER_CGRAPHVIZ_SHIM_H

#include <gvc.h>
#include <stddef.h>
#include <stdlib.h>

// What Swift cannot import: mutable globals, function-like macros, `char *` parameters that are never written to,
// and signatures that differ between the versions 2.42 and 14 of Graphviz.

static inline Agraph_t *stakeholder_graph_open(const char *name) { return agopen((char *)name, Agdirected, NULL); }

static inline Agnode_t *stakeholder_graph_node(Agraph_t *graph, const char *name) {
  return agnode(graph, (char *)name, 1);
}

static inline Agedge_t *stakeholder_graph_edge(Agraph_t *graph, Agnode_t *tail, Agnode_t *head) {
  return agedge(graph, tail, head, NULL, 1);
}

// Attributes that are not set have the empty value, which Graphviz takes for "use the default".
static inline int stakeholder_graph_set(Agraph_t *graph, const char *name, const char *value) {
  return agsafeset(graph, (char *)name, (char *)value, "");
}

static inline int stakeholder_node_set(Agnode_t *node, const char *name, const char *value) {
  return agsafeset(node, (char *)name, (char *)value, "");
}

static inline int stakeholder_edge_set(Agedge_t *edge, const char *name, const char *value) {
  return agsafeset(edge, (char *)name, (char *)value, "");
}

static inline void stakeholder_node_position(Agnode_t *node, double *x, double *y) {
  *x = ND_coord(node).x;
  *y = ND_coord(node).y;
}

// sfdp draws its random numbers from the C library.
static inline void stakeholder_seed(unsigned seed) { srand(seed); }

// The handler takes `char *` in some versions and `const char *` in others.
static inline void stakeholder_error_handler(int (*handler)(const char *)) { agseterrf((agusererrf)handler); }

// The length is an `unsigned int *` up to version 11 and a `size_t *` later. A zeroed size_t takes either on the
// little-endian machines that Swift runs on, and `void *` converts to both.
static inline int stakeholder_render(GVC_t *context, Agraph_t *graph, const char *format, char **data,
                                     size_t *length) {
  *length = 0;
  return gvRenderData(context, graph, format, data, (void *)length);
}

#endif
