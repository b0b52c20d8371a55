package io.unclosed.agent.weave.bytebuddy;

/** Code of every shape: switches of both kinds, loops, handlers, frames of what is half made. */
public final class TakesAllTurns {
  private int turns;

  /** A call with a join point, in between. */
  static int open0(int number) {
    return number + 1;
  }

  /** Ends by a result or an exception; both say which way it went. */
  public String go(int number, String word) {
    long sum = 0;
    for (int i = 0; i < number; i++) {
      sum += dense(i) * 31L + sparse(i * 100);
      if (i % 7 == 6) {
        continue;
      }
      sum ^= open0(i);
    }
    try {
      if (number > 40) {
        throw new IllegalArgumentException(word + open0(number));
      }
      return new StringBuilder(number > 20 ? word : "few").append(sum).append(turns).toString();
    } catch (IllegalArgumentException e) {
      turns++;
      if (number % 2 == 0) {
        throw new IllegalStateException(e.getMessage() + turns);
      }
      return e.getMessage();
    } finally {
      turns += open0(2);
    }
  }

  private int dense(int number) {
    switch (number % 5) {
      case 0:
        return open0(3);
      case 1:
        turns++;
        break;
      case 3:
        return turns > 1000 ? -1 : open0(turns);
      default:
        turns += 2;
    }
    return turns;
  }

  private static double sparse(int number) {
    switch (number) {
      case -1000:
      case 0:
        return open0(number) / 2.0;
      case 300:
        return 7;
      case 100_000:
        return 8;
      default:
        return number == 500 ? open0(9) : 1;
    }
  }
}
