#!/usr/bin/env python3
"""Times one measure of one other program on one list of ties: peers.py PEER TASK FILE [--directed] [--weighted].

Prints a JSON line with read_s, algo_s, cpu_s, check and the program's version. Loading the program is in no figure. A
weight is a length in betweenness and a strength elsewhere.
"""
import argparse
import importlib
import json
import os
import statistics
import time

MODULES = {"polars_numbered": "polars", "graphtool": "graph_tool.all", "scipy": "scipy.sparse.csgraph", "leidenalg": "leidenalg", "igraph": "igraph"}


def columns(path):
    try:
        import pandas
        return pandas.read_csv(path, sep=" ", header=None).to_numpy()
    except ImportError:
        import numpy
        return numpy.loadtxt(path)


def read_networkx(options):
    import networkx
    kind = networkx.DiGraph if options.directed else networkx.Graph
    data = (("weight", float),) if options.weighted else False
    graph = networkx.read_edgelist(options.file, nodetype=int, create_using=kind, data=data)
    graph.add_nodes_from(range(max(graph) + 1))
    return graph


def read_igraph(options):
    import igraph
    if not options.weighted:
        return igraph.Graph.Read_Edgelist(options.file, directed=options.directed)
    rows = columns(options.file)
    ends = rows[:, :2].astype("int64")
    graph = igraph.Graph(n=int(ends.max()) + 1, edges=ends, directed=options.directed)
    graph.es["weight"] = rows[:, 2].astype(float).tolist()
    return graph


def read_networkit(options):
    import networkit
    if not options.weighted:
        return networkit.graphio.EdgeListReader(" ", 0, directed=options.directed).read(options.file)
    rows = columns(options.file)
    ends = (rows[:, 0].astype("uint64"), rows[:, 1].astype("uint64"))
    return networkit.GraphFromCoo(
        (rows[:, 2].astype(float), ends), n=int(rows[:, :2].max()) + 1, weighted=True, directed=options.directed)


def read_rustworkx(options):
    import rustworkx
    kind = rustworkx.PyDiGraph if options.directed else rustworkx.PyGraph
    return kind.read_edge_list(options.file, deliminator=" ")


def read_graphtool(options):
    import graph_tool.all as gt
    graph = gt.Graph(directed=options.directed)
    rows = columns(options.file)
    if options.weighted:
        graph.ep.weight = graph.new_ep("double")
        graph.add_edge_list(rows, eprops=[graph.ep.weight])
    else:
        graph.add_edge_list(rows.astype("int64"))
    return graph


def read_scipy(options):
    import numpy
    import scipy.sparse
    rows = columns(options.file)
    count = int(rows[:, :2].max()) + 1
    ones = numpy.ones(len(rows))
    matrix = scipy.sparse.csr_matrix((ones, (rows[:, 0], rows[:, 1])), shape=(count, count))
    return matrix if options.directed else matrix + matrix.T


def read_graphblas(options):
    import graphblas
    rows = columns(options.file)
    count = int(rows[:, :2].max()) + 1
    half = graphblas.Matrix.from_coo(rows[:, 0], rows[:, 1], 1, nrows=count, ncols=count, dtype="INT64")
    return graphblas.binary.first(half | half.T).new()


def read_polars(options):
    import polars
    return polars.read_csv(options.file)


def read_polars_numbered(options):
    import polars
    return polars.read_csv(options.file, schema_overrides={"source": polars.Categorical, "target": polars.Categorical})


def ran(algorithm):
    algorithm.run()
    return algorithm


def networkit_modularity(graph, algorithm):
    import networkit
    return networkit.community.Modularity().getQuality(ran(algorithm).getPartition(), graph)


def scipy_pagerank(matrix):
    import numpy
    count = matrix.shape[0]
    sums = numpy.asarray(matrix.sum(1)).ravel()
    inverse = numpy.divide(1.0, sums, out=numpy.zeros(count), where=sums > 0)
    transposed = matrix.T.tocsr()
    rank = numpy.full(count, 1 / count)
    for _ in range(200):
        following = 0.85 * (transposed @ (rank * inverse)) + (0.15 + 0.85 * rank[sums == 0].sum()) / count
        change = abs(following - rank).sum()
        rank = following
        if change < 1e-12:
            break
    return rank


def graphblas_triangles(matrix):
    import graphblas
    lower = graphblas.select.tril(matrix, -1).new()
    counts = graphblas.Matrix("INT64", lower.nrows, lower.ncols)
    counts(lower.S) << graphblas.semiring.plus_pair(lower @ lower.T)
    return int(counts.reduce_scalar("plus").new().value)


def tasks(peer, options):
    """The measures of a program, by task."""
    weight = "weight" if options.weighted else None
    module = importlib.import_module(MODULES.get(peer, peer))
    if peer == "networkx":
        nx = module
        return {
            "betweenness": lambda g: nx.betweenness_centrality(g, normalized=False, weight=weight),
            "closeness": nx.closeness_centrality, "harmonic": nx.harmonic_centrality,
            "pagerank": lambda g: nx.pagerank(g, tol=1e-12, max_iter=200),
            "eigenvector": lambda g: nx.eigenvector_centrality(g, max_iter=1000),
            "kcore": nx.core_number, "constraint": lambda g: nx.constraint(g, weight=weight),
            "effsize": lambda g: nx.effective_size(g, weight=weight), "clustering": nx.clustering,
            "triads": lambda g: nx.triadic_census(g),
            "artic": lambda g: len(list(nx.articulation_points(g))), "bridges": lambda g: len(list(nx.bridges(g))),
            "components": nx.number_connected_components,
        }
    if peer == "igraph":
        pivots = lambda g: range(0, g.vcount(), max(1, g.vcount() // 100))
        return {
            "betweenness": lambda g: g.betweenness(directed=options.directed, weights=weight),
            "betweenness_approx": lambda g: g.betweenness(directed=options.directed, sources=pivots(g)),
            "closeness": lambda g: g.closeness(), "harmonic": lambda g: g.harmonic_centrality(),
            "pagerank": lambda g: g.pagerank(), "eigenvector": lambda g: g.eigenvector_centrality(),
            "kcore": lambda g: g.coreness(), "constraint": lambda g: g.constraint(weights=weight),
            "clustering": lambda g: g.transitivity_local_undirected(mode="zero"),
            "triads": lambda g: [count for count in g.triad_census() if count == count],
            "artic": lambda g: len(g.articulation_points()), "bridges": lambda g: len(g.bridges()),
            "components": lambda g: len(g.connected_components()),
            "leiden": lambda g: g.community_leiden(objective_function="modularity", n_iterations=2).modularity,
            "louvain": lambda g: g.community_multilevel().modularity,
        }
    if peer == "leidenalg":
        return {
            "leiden": lambda g: module.find_partition(
                g, module.ModularityVertexPartition, n_iterations=2, seed=1).modularity,
        }
    if peer == "networkit":
        nk = module
        nk.setNumberOfThreads(options.threads)
        centrality, community = nk.centrality, nk.community
        return {
            "betweenness": lambda g: ran(centrality.Betweenness(g)).scores(),
            "betweenness_approx": lambda g: ran(centrality.EstimateBetweenness(g, 100, False, True)).scores(),
            "betweenness_kadabra": lambda g: ran(centrality.KadabraBetweenness(g, 0.01, 0.1)).scores(),
            "closeness": lambda g: ran(centrality.Closeness(g, True, 1)).scores(),
            "harmonic": lambda g: ran(centrality.HarmonicCloseness(g, False)).scores(),
            "pagerank": lambda g: ran(centrality.PageRank(g, 0.85, 1e-12)).scores(),
            "eigenvector": lambda g: ran(centrality.EigenvectorCentrality(g)).scores(),
            "kcore": lambda g: ran(centrality.CoreDecomposition(g)).scores(),
            "clustering": lambda g: ran(centrality.LocalClusteringCoefficient(g)).scores(),
            "triangles": lambda g: sum(ran(nk.sparsification.TriangleEdgeScore(g)).scores()) / 3,
            "components": lambda g: ran(nk.components.ConnectedComponents(g)).numberOfComponents(),
            "louvain": lambda g: networkit_modularity(g, community.PLM(g, refine=False)),
            "leiden": lambda g: networkit_modularity(g, community.ParallelLeiden(g)),
        }
    if peer == "rustworkx":
        rx = module
        return {
            "betweenness": lambda g: rx.betweenness_centrality(g, normalized=False, parallel_threshold=1),
            "closeness": lambda g: rx.closeness_centrality(g, parallel_threshold=1),
            "eigenvector": lambda g: rx.eigenvector_centrality(g, max_iter=1000),
            "kcore": rx.core_number, "artic": lambda g: len(rx.articulation_points(g)),
            "bridges": lambda g: len(rx.bridges(g)), "components": rx.number_connected_components,
        }
    if peer == "graphtool":
        gt = module
        gt.openmp_set_num_threads(options.threads)
        lengths = lambda g: g.ep.weight if options.weighted else None
        return {
            "betweenness": lambda g: gt.betweenness(g, norm=False, weight=lengths(g))[0].a,
            "betweenness_approx": lambda g: gt.betweenness(g, pivots=range(100), norm=False)[0].a,
            "closeness": lambda g: gt.closeness(g).a, "harmonic": lambda g: gt.closeness(g, harmonic=True).a,
            "pagerank": lambda g: gt.pagerank(g, epsilon=1e-12).a, "eigenvector": lambda g: gt.eigenvector(g)[1].a,
            "kcore": lambda g: gt.kcore_decomposition(g).a, "clustering": lambda g: gt.local_clustering(g).a,
            "artic": lambda g: int(gt.label_biconnected_components(g)[1].a.sum()),
            "components": lambda g: len(gt.label_components(g)[1]),
        }
    if peer.startswith("polars"):
        return {}
    if peer == "scipy":
        return {
            "components": lambda m: int(module.connected_components(m, directed=False)[0]), "pagerank": scipy_pagerank}
    if peer == "graphblas":
        return {"triangles": graphblas_triangles}
    raise SystemExit(f"There is no peer {peer}.")


def number(value):
    if isinstance(value, dict) or hasattr(value, "keys"):
        value = list(value.values())
    try:
        return float(sum(x for x in value if x is not None and x == x))
    except TypeError:
        return float(value)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("peer")
    parser.add_argument("task")
    parser.add_argument("file")
    parser.add_argument("--directed", action="store_true")
    parser.add_argument("--weighted", action="store_true")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--repetitions", type=int, default=1, help="the median of as many runs is given")
    options = parser.parse_args()
    measures = tasks(options.peer, options)
    readers = globals()["read_" + {"leidenalg": "igraph"}.get(options.peer, options.peer)]
    start = time.perf_counter()
    graph = readers(options)
    if options.peer == "networkit" and options.task == "triangles":
        graph.indexEdges()
    read = time.perf_counter() - start
    if options.task in ("read", "names"):
        algorithm, processor, check = read, read, 0
    else:
        elapsed, used = [], []
        for _ in range(options.repetitions):
            start, started = time.perf_counter(), time.process_time()
            result = measures[options.task](graph)
            elapsed.append(time.perf_counter() - start)
            used.append(time.process_time() - started)
        algorithm, processor = statistics.median(elapsed), statistics.median(used)
        check = number(result)
    top = importlib.import_module({"graphtool": "graph_tool", "polars_numbered": "polars"}.get(options.peer, options.peer))
    print(json.dumps(dict(
        peer=options.peer, task=options.task, read_s=read, algo_s=algorithm, cpu_s=processor, check=check,
        version=str(getattr(top, "__version__", "")))))


main()
