package programs.real.healthy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database on disk behind a pool. */
final class HikariWithH2 implements Service {
  private final HikariDataSource pool;

  HikariWithH2() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:file:" + Path.of("database").toAbsolutePath());
    config.setMinimumIdle(2);
    pool = new HikariDataSource(config);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table pages (text varchar)");
    }
  }

  @Override
  public void call() throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement insert = connection.prepareStatement("insert into pages values (?)");
        Statement count = connection.createStatement()) {
      insert.setString(1, Pages.TEXT);
      insert.executeUpdate();
      try (ResultSet rows = count.executeQuery("select count(*) from pages")) {
        rows.next();
      }
    }
  }
}
