global using CreditFunctions.Testing;
global using Xunit;
global using Xunit.Abstractions;
