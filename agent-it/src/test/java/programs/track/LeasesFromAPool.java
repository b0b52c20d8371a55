package programs.track;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import programs.Console;

/**
 * A service with a pool of connections. It closes its statements and leaves their result sets to
 * them, or closes the connection alone: both is fine with JDBC.
 *
 * <p>{@code forget N M} forgets N of M leases, {@code serve} is healthy and goes on until the end.
 */
public final class LeasesFromAPool {
  private static volatile int rounds;
  private static volatile String trouble = "";

  private LeasesFromAPool() {}

  public static void main(String[] args) throws Exception {
    HikariDataSource pool = pool();
    Console.serve(
        words -> {
          switch (words[0]) {
            case "forget":
              forget(pool, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
              return "done";
            case "serve":
              serve(pool);
              return "done";
            case "rounds":
              return trouble.isEmpty() ? "" + rounds : trouble;
            default:
              System.gc();
              return "done";
          }
        });
  }

  private static HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:it");
    config.setMaximumPoolSize(50);
    config.setMinimumIdle(7);
    return new HikariDataSource(config);
  }

  private static void forget(HikariDataSource pool, int forgotten, int all) throws SQLException {
    for (int i = 0; i < all; i++) {
      boolean forgets = (long) i * forgotten / all < (i + 1L) * forgotten / all;
      Connection connection = lease(pool);
      query(connection, i);
      if (!forgets) {
        connection.close();
      }
    }
  }

  private static Connection lease(HikariDataSource pool) throws SQLException {
    return pool.getConnection();
  }

  private static void query(Connection connection, int number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select ?")) {
      statement.setInt(1, number);
      ResultSet rows = statement.executeQuery();
      if (!rows.next()) {
        throw new SQLException("no row");
      }
    }
  }

  private static void queryAndLeaveTheStatement(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    statement.executeQuery("select 1");
    statement.executeQuery("select 2").next();
  }

  private static void serve(HikariDataSource pool) {
    for (int i = 0; i < 5; i++) {
      Thread service = new Thread(() -> request(pool));
      service.setDaemon(true);
      service.start();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // about how many is enough
  private static void request(HikariDataSource pool) {
    while (trouble.isEmpty()) {
      try (Connection connection = lease(pool)) {
        query(connection, rounds);
        queryAndLeaveTheStatement(connection);
      } catch (SQLException e) {
        trouble = e.toString();
      }
      rounds++;
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
    }
  }
}
