package programs.real.leaks;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Jedis 2.7.2 leaves the socket of a lease open whose database cannot be selected.
 *
 * @see <a href="https://github.com/redis/jedis/issues/1104">redis/jedis#1104</a>
 */
final class JedisPicksAMissingDatabase implements Leak {
  private static final int MISSING = 99;

  private final JedisPool good = pool(0);
  private final JedisPool bad = pool(MISSING);

  private static JedisPool pool(int database) {
    return new JedisPool(
        new JedisPoolConfig(), "127.0.0.1", Leaks.port("redis"), 10_000, null, database);
  }

  @Override
  public void round(boolean forgets) {
    try (Jedis lease = lease(forgets ? bad : good)) {
      lease.ping();
    } catch (JedisException e) {
      if (!forgets) {
        throw e;
      }
    }
  }

  private static Jedis lease(JedisPool pool) {
    return pool.getResource();
  }
}
