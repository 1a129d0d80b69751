package gunitop.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Records with components of every type: as {@link Lambdas}. */
public final class Records implements Supplier<List<Object>> {
  private record All(
      boolean a,
      byte b,
      char c,
      short d,
      int e,
      long f,
      float g,
      double h,
      String i,
      List<? extends Number> j,
      Optional<All> k) {}

  private record Empty() {}

  private record Pair<A, B>(A first, B second) {}

  private record Array(int[] values) {}

  private record Own(int value, String remark) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Own own && own.value == value;
    }

    @Override
    public int hashCode() {
      return value;
    }
  }

  @Override
  public List<Object> get() {
    record Local(float x, double y) {}
    All one = all(true, 1, "i");
    float otherNaN = Float.intBitsToFloat(0x7fc00001);
    List<Object> some =
        Arrays.asList(
            one,
            all(true, 1, new String("i")),
            all(false, 1, "i"),
            all(true, 2, "i"),
            all(true, 1, null),
            new All(true, (byte) 1, 'c', (short) 2, 3, 4, 5, 6, "i", List.of(), Optional.of(one)),
            new All(true, (byte) 1, 'c', (short) 2, 3, -4, 5, 6, "i", null, null),
            new Empty(),
            new Empty(),
            new Pair<>(null, null),
            new Pair<>(null, "null"),
            new Pair<>(new Pair<>(1, 2L), new Empty()),
            new Pair<>(new Pair<>(1, 2L), new Empty()),
            new Own(1, "a"),
            new Own(1, "b"),
            new Local(0.0f, 0.0),
            new Local(-0.0f, 0.0),
            new Local(0.0f, -0.0),
            new Local(Float.NaN, Double.NaN),
            new Local(otherNaN, -Double.NaN),
            "a string",
            null);
    List<Object> answers = new ArrayList<>();
    for (Object each : some) {
      answers.add(each == null ? 0 : each.hashCode());
      answers.add(String.valueOf(each));
      answers.add(some.stream().map(other -> other != null && other.equals(each)).toList());
    }
    int[] values = {1, 2};
    Array array = new Array(values);
    answers.add(array.equals(new Array(values)));
    answers.add(array.equals(new Array(values.clone())));
    answers.add(array.hashCode() == values.hashCode());
    answers.add(array.toString().equals("Array[values=" + values + "]"));
    return answers;
  }

  private static All all(boolean a, int b, String i) {
    return new All(
        a, (byte) b, 'c', (short) -b, b, 1L << b, 1f / b, -b, i, List.of(b, 2.5), Optional.empty());
  }
}
