# R sna on a list of ties: Rscript peers.R TASK FILE [--directed] [--repetitions N]. The last line printed is a JSON object,
# as that of peers.py.
suppressMessages(library(sna))
arguments <- commandArgs(trailingOnly = TRUE)
task <- arguments[1]
repetitions <- match("--repetitions", arguments)
repetitions <- if (is.na(repetitions)) 1 else as.integer(arguments[repetitions + 1])
seconds <- function(work) system.time(work)[["elapsed"]]

reading <- seconds({
  ties <- as.matrix(read.table(arguments[2]))[, 1:2] + 1
  count <- max(ties)
  network <- matrix(0, count, count)
  network[ties] <- 1
  if (!("--directed" %in% arguments)) network <- pmax(network, t(network))
  diag(network) <- 0
})
if (task != "qap") stop("There is no task ", task)
# 5,000 permutations beside the network with its nodes in reverse.
reverse <- network[count:1, count:1]
networks <- array(0, c(2, count, count))
networks[1, , ] <- network
networks[2, , ] <- reverse
times <- replicate(repetitions, seconds(result <<- qaptest(networks, gcor, g1 = 1, g2 = 2, reps = 5000)))
cat(sprintf(
  '{"peer": "sna", "task": "%s", "read_s": %g, "algo_s": %g, "cpu_s": %g, "check": %.9g, "version": "%s"}\n',
  task, reading, median(times), median(times), result$testval, packageVersion("sna")))
