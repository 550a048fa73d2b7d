/** The engine's ledger on JDBC: H2 in a file, or PostgreSQL. */
package io.jenkins.plugins.releaseplan.jdbc;
