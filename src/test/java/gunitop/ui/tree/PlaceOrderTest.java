package gunitop.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places in order, without an object for each. */
class PlaceOrderTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 8, 100, 1_000})
  void isTheOrderOfAStableSort(int count) {
    long[] keys = new Random(count).longs(count, 0, 10).toArray();
    PlaceOrder order = (one, other) -> Long.compare(keys[one], keys[other]);
    int[] places = IntStream.range(0, count).toArray();
    order.sort(places, count);
    assertThat(places).containsExactly(sorted(keys, Comparator.naturalOrder()));
    int[] back = IntStream.range(0, count).toArray();
    order.reversed().sort(back, count);
    assertThat(back).containsExactly(sorted(keys, Comparator.reverseOrder()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void leavesWhatLiesBehindTheCount(int count) {
    int[] places = {5, 4, 3, 2, 1, 0, 9, 8};
    Comparator<Integer> natural = Comparator.naturalOrder();
    PlaceOrder order = natural::compare;
    order.sort(places, count);
    assertThat(places).endsWith(Arrays.copyOfRange(new int[] {5, 4, 3, 2, 1, 0, 9, 8}, count, 8));
    assertThat(Arrays.copyOf(places, count)).isSorted();
  }

  private static int[] sorted(long[] keys, Comparator<Long> order) {
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparing(place -> keys[place], order))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
