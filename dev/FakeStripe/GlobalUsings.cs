global using System.Globalization;
global using System.Text.Json.Nodes;
global using CreditFunctions.FakeStripe.Api;
global using CreditFunctions.FakeStripe.State;
