package programs.netty;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import programs.Console;

/** Opens databases by a native library that nobody hooks: {@code open N}, {@code close}. */
public final class OpensBySqlite {
  private static final List<Connection> HELD = new ArrayList<>();
  private static int databases;

  private OpensBySqlite() {}

  public static void main(String[] args) throws Exception {
    Console.serve(OpensBySqlite::step);
  }

  private static String step(String[] words) throws SQLException {
    if (words[0].equals("open")) {
      for (int i = 0; i < Integer.parseInt(words[1]); i++) {
        HELD.add(open());
      }
      return "opened";
    }
    for (Connection connection : HELD) {
      connection.close();
    }
    HELD.clear();
    return "closed";
  }

  private static Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:some" + databases++ + ".db");
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table t (a int)");
    }
    return connection;
  }
}
