package programs.real.leaks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** HikariCP: a pool for each tenant, and some are not closed. */
final class HikariPoolPerTenant implements Leak {
  private final List<HikariDataSource> leftBehind = new ArrayList<>();

  @Override
  public void round(boolean forgets) throws SQLException {
    HikariDataSource pool = pool();
    try (Connection connection = pool.getConnection()) {
      connection.isValid(1);
    }
    if (forgets) {
      leftBehind.add(pool);
    } else {
      pool.close();
    }
  }

  private static HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:tenant;DB_CLOSE_DELAY=-1");
    config.setMaximumPoolSize(1);
    return new HikariDataSource(config);
  }
}
