package gunitop.endurance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The truth of one Gunicorn: its masters and workers from the kernel's record, when a worker was
 * ready from its own word, and who was told to go from the keys.
 *
 * @param desired how many workers each master was told to run
 * @param masters the eldest first, dead ones too
 */
record History(int desired, List<Master> masters) {

  /**
   * One master.
   *
   * @param told when it was sent TERM, or gave up because a worker could not load the application;
   *     or {@link Life#NEVER}
   */
  record Master(Life life, long told, List<Worker> workers) {}

  /**
   * One worker.
   *
   * @param ready when it had loaded the application, or {@link Life#NEVER}
   * @param told since when it may have been on its way out: the last signal to its master before
   *     its end, or its birth where it was never ready; {@link Life#NEVER} where it did not end
   */
  record Worker(Life life, long ready, long told) {
    private Stream<Long> changes() {
      return Stream.of(life.born(), ready, told, life.died());
    }
  }

  /** Of the Gunicorn whose first master this is. A forked child that starts a program is NEW. */
  static History of(
      int desired, Life root, KernelRecord record, Map<Integer, Long> ready, List<Order> orders) {
    List<Master> masters = new ArrayList<>();
    collect(root, record, ready, orders, masters);
    masters.sort(Comparator.comparingLong(master -> master.life().born()));
    return new History(desired, List.copyOf(masters));
  }

  private static void collect(
      Life life,
      KernelRecord record,
      Map<Integer, Long> ready,
      List<Order> orders,
      List<Master> masters) {
    List<Worker> workers = new ArrayList<>();
    for (Life child : record.childrenOf(life)) {
      if (child.hasExeced()) {
        collect(child, record, ready, orders, masters);
      } else {
        long at = ready.getOrDefault(child.pid(), Life.NEVER);
        long told = at == Life.NEVER ? child.born() : lastOrder(orders, life.pid(), child.died());
        workers.add(new Worker(child, at, told));
      }
    }
    long told = Math.min(firstTerm(orders, life.pid()), givesUp(workers));
    masters.add(new Master(life, told, List.copyOf(workers)));
  }

  private static long lastOrder(List<Order> orders, int master, long died) {
    return died == Life.NEVER
        ? Life.NEVER
        : orders.stream()
            .filter(order -> order.pid() == master && order.nanos() <= died)
            .filter(order -> !order.signal().equals("USR2"))
            .mapToLong(Order::nanos)
            .max()
            .orElse(died);
  }

  private static long givesUp(List<Worker> workers) {
    return workers.stream()
        .filter(worker -> worker.ready() == Life.NEVER)
        .mapToLong(worker -> worker.life().died())
        .min()
        .orElse(Life.NEVER);
  }

  private static long firstTerm(List<Order> orders, int master) {
    return orders.stream()
        .filter(order -> order.pid() == master && order.signal().equals("TERM"))
        .mapToLong(Order::nanos)
        .min()
        .orElse(Life.NEVER);
  }

  /** Whether one master was ever the parent of the other. */
  boolean isMasterOf(int child, int parent) {
    return masters.stream()
        .anyMatch(one -> one.life().pid() == child && one.life().parent() == parent);
  }

  /** How it stood then. */
  Moment at(long nanos) {
    return new Moment(
        desired,
        masters.stream()
            .filter(master -> master.life().livesAt(nanos))
            .map(master -> MasterMoment.of(master, nanos))
            .toList());
  }

  /** The moments that differ from the one before, between these two, and the first of these. */
  List<Long> moments(long from, long to) {
    return Stream.concat(
            Stream.of(from), changes().filter(nanos -> from < nanos && nanos <= to).sorted())
        .toList();
  }

  /** Where the moment ends that holds then; the given limit at most. */
  long endOf(long moment, long limit) {
    return changes()
        .filter(nanos -> nanos > moment)
        .min(Long::compare)
        .map(next -> Math.min(next, limit))
        .orElse(limit);
  }

  private Stream<Long> changes() {
    return masters.stream()
        .flatMap(
            master ->
                Stream.concat(
                    Stream.of(master.life().born(), master.told(), master.life().died()),
                    master.workers().stream().flatMap(Worker::changes)))
        .filter(nanos -> nanos != Life.NEVER);
  }
}
